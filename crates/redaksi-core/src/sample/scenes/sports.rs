//! Pictures of halls where people play.

use super::super::picture::{Canvas, Colour, mix, rgb};
use super::{H, W};

/// A hall: a back wall with lamps, and a floor in one colour.
fn hall(canvas: &mut Canvas, floor: [u32; 2]) {
    canvas.band(0.0, 470.0, &[rgb(0x394550), rgb(0x8e999c)]);
    for beam in 0..9 {
        let x = beam as f32 * 200.0;
        canvas.line((x, 0.0), (800.0 + (x - 800.0) * 0.8, 130.0), 9.0, rgb(0x2b343c));
        canvas.block(
            (800.0 + (x - 800.0) * 0.8 - 5.0, 130.0, 800.0 + (x - 800.0) * 0.8 + 5.0, 470.0),
            rgb(0x5b676d),
            0.7,
        );
    }
    canvas.block((0.0, 120.0, W, 132.0), rgb(0x2b343c), 1.0);
    for pane in 0..7 {
        let x = 110.0 + pane as f32 * 205.0;
        canvas.block((x, 180.0, x + 150.0, 262.0), rgb(0xdde9ea), 0.85);
        canvas.block((x + 73.0, 180.0, x + 77.0, 262.0), rgb(0x5b676d), 1.0);
    }
    canvas.band(470.0, H, &floor.map(rgb));
    for x in [260.0, 620.0, 980.0, 1340.0] {
        canvas.block((x - 60.0, 84.0, x + 60.0, 100.0), rgb(0xfffbe8), 1.0);
        canvas.glow((x, 96.0), 330.0, rgb(0xfff6d8), 0.6);
    }
}

/// A net between two posts, from the side of the court.
fn net(canvas: &mut Canvas, top: f32, foot: f32, mesh: f32) {
    let mut x = 210.0;
    while x <= 1390.0 {
        canvas.line((x, top), (x, foot), 1.4, rgb(0x1c2226));
        x += mesh;
    }
    let mut y = top;
    while y <= foot {
        canvas.line((210.0, y), (1390.0, y), 1.4, rgb(0x1c2226));
        y += mesh;
    }
    canvas.block((206.0, top - 12.0, 1394.0, top + 6.0), rgb(0xf7f7f2), 1.0);
    for x in [196.0, 1404.0] {
        canvas.block((x - 9.0, top - 26.0, x + 9.0, 720.0), rgb(0x2c3a44), 1.0);
    }
}

pub(super) fn badminton(canvas: &mut Canvas) {
    hall(canvas, [0x7d8a80, 0x56645c]);
    let mat = [(330.0, 520.0), (1270.0, 520.0), (1590.0, H), (10.0, H)];
    canvas.shape(&mat, rgb(0x2f7d5b), 1.0);
    let white = rgb(0xf2f6f0);
    for (from, to) in [
        ((360.0, 534.0), (1240.0, 534.0)),
        ((360.0, 534.0), (70.0, H)),
        ((1240.0, 534.0), (1530.0, H)),
        ((420.0, 534.0), (160.0, H)),
        ((1180.0, 534.0), (1440.0, H)),
        ((800.0, 534.0), (800.0, H)),
        ((290.0, 596.0), (1310.0, 596.0)),
        ((110.0, 846.0), (1490.0, 846.0)),
    ] {
        canvas.line(from, to, 5.0, white);
    }
    net(canvas, 410.0, 560.0, 17.0);
    shuttle(canvas, (900.0, 270.0));
    racket(canvas, (420.0, 640.0));
}

/// A shuttlecock in flight, cork down to the left.
fn shuttle(canvas: &mut Canvas, (x, y): (f32, f32)) {
    for feather in 0..7 {
        let part = feather as f32 / 6.0 - 0.5;
        let tip = (x + 88.0 + part * 72.0, y - 92.0 + part * 78.0);
        let wide = 15.0;
        let vane = [(x + 8.0, y - 8.0), (tip.0 - wide, tip.1 - wide), (tip.0 + wide, tip.1 + wide)];
        canvas.shape(&vane, mix(rgb(0xffffff), rgb(0xc9d3d8), (part + 0.5) * 0.8), 0.95);
        canvas.line((x, y), tip, 2.0, rgb(0x9aa7ad));
    }
    canvas.line((x + 20.0, y - 58.0), (x + 66.0, y - 12.0), 4.0, rgb(0x3a8f62));
    canvas.disc((x, y), 26.0, rgb(0xf4efe2), 1.0);
    canvas.line((x - 6.0, y - 24.0), (x + 24.0, y + 6.0), 8.0, rgb(0xc2402f));
}

fn racket(canvas: &mut Canvas, (x, y): (f32, f32)) {
    canvas.line((x + 92.0, y + 64.0), (x + 290.0, y + 200.0), 11.0, rgb(0x22282c));
    canvas.line((x + 216.0, y + 150.0), (x + 300.0, y + 207.0), 22.0, rgb(0xb93a32));
    for string in -6..7 {
        let off = string as f32 * 17.0;
        let half = 118.0 * (1.0 - (off / 124.0).powi(2)).max(0.0).sqrt();
        canvas.line((x + off, y - half), (x + off, y + half), 1.5, rgb(0xf2f4ee));
        canvas.line((x - half, y + off), (x + half, y + off), 1.5, rgb(0xf2f4ee));
    }
    for step in 0..60 {
        let turn = |at: i32| at as f32 / 60.0 * std::f32::consts::TAU;
        let rim = |turn: f32| (x + 122.0 * turn.cos(), y + 122.0 * turn.sin());
        canvas.line(rim(turn(step)), rim(turn(step + 1)), 11.0, rgb(0xd8dadb));
    }
}

pub(super) fn volleyball(canvas: &mut Canvas) {
    hall(canvas, [0xd9a566, 0xa9713f]);
    let court = [(250.0, 540.0), (1350.0, 540.0), (W + 160.0, H), (-160.0, H)];
    canvas.shape(&court, rgb(0xc9663a), 1.0);
    let white = rgb(0xf8f4ea);
    canvas.line((250.0, 540.0), (1350.0, 540.0), 5.0, white);
    canvas.line((250.0, 540.0), (-160.0, H), 7.0, white);
    canvas.line((1350.0, 540.0), (W + 160.0, H), 7.0, white);
    canvas.line((130.0, 646.0), (1470.0, 646.0), 6.0, white);
    net(canvas, 300.0, 430.0, 22.0);
    for (x, shirt, up) in
        [(470.0, 0x1f4f8a, 0.0), (690.0, 0x1f4f8a, 62.0), (1080.0, 0xd7b23a, 10.0)]
    {
        player(canvas, (x, 742.0 - up), rgb(shirt), up > 40.0);
    }
    ball(canvas, (820.0, 236.0), 58.0);
}

fn player(canvas: &mut Canvas, (x, y): (f32, f32), shirt: Colour, leaps: bool) {
    let (skin, dark) = (rgb(0x8a5a3c), rgb(0x1e2228));
    canvas.oval((x, 752.0), (70.0, 12.0), rgb(0x4a2512), 0.45);
    for side in [-1.0, 1.0] {
        let foot = (x + side * if leaps { 30.0 } else { 38.0 }, y);
        canvas.line((x + side * 14.0, y - 128.0), foot, 22.0, skin);
        canvas.line((x + side * 13.0, y - 140.0), (x + side * 24.0, y - 74.0), 32.0, dark);
        canvas.oval((foot.0 + 6.0, foot.1), (20.0, 9.0), rgb(0xf4f4f0), 1.0);
        let hand = if leaps || side > 0.0 {
            (x + side * 30.0 + if leaps { 34.0 } else { 30.0 }, y - 366.0)
        } else {
            (x - 74.0, y - 210.0)
        };
        canvas.line((x + side * 30.0, y - 240.0), hand, 17.0, skin);
    }
    let trunk = [
        (x - 38.0, y - 256.0),
        (x + 38.0, y - 256.0),
        (x + 30.0, y - 124.0),
        (x - 30.0, y - 124.0),
    ];
    canvas.shape(&trunk, shirt, 1.0);
    canvas.block((x - 12.0, y - 226.0, x + 12.0, y - 178.0), rgb(0xf8f4ea), 0.9);
    canvas.disc((x, y - 288.0), 27.0, skin, 1.0);
    canvas.oval((x - 4.0, y - 300.0), (28.0, 20.0), dark, 1.0);
    canvas.line((x - 22.0, y - 300.0), (x - 46.0, y - 262.0), 11.0, dark);
}

fn ball(canvas: &mut Canvas, (x, y): (f32, f32), radius: f32) {
    canvas.disc((x, y), radius, rgb(0xf6d34a), 1.0);
    canvas.oval((x, y), (radius * 0.98, radius * 0.42), rgb(0x2456a0), 1.0);
    canvas.oval((x, y), (radius * 0.94, radius * 0.18), rgb(0xf6f3e6), 1.0);
    canvas.oval(
        (x + radius * 0.25, y + radius * 0.3),
        (radius * 0.8, radius * 0.7),
        rgb(0x1a1a1a),
        0.14,
    );
    canvas.oval(
        (x - radius * 0.35, y - radius * 0.45),
        (radius * 0.3, radius * 0.2),
        rgb(0xffffff),
        0.5,
    );
}
