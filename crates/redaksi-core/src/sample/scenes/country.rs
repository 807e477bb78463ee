//! Pictures of fields, weather and what is taken from the ground.

use super::super::picture::{Canvas, Colour, mix, rgb};
use super::{H, W};

/// A copy of points, moved and scaled.
fn placed<const N: usize>(
    points: [(f32, f32); N],
    (x, y): (f32, f32),
    size: f32,
) -> [(f32, f32); N] {
    points.map(|(dx, dy)| (x + dx * size, y + dy * size))
}

pub(super) fn paddy(canvas: &mut Canvas) {
    canvas.band(0.0, 420.0, &[rgb(0x7fb4d6), rgb(0xdcebe6), rgb(0xf7ecc8)]);
    canvas.cloud((1150.0, 130.0), 200.0, rgb(0xffffff), 0.85);
    canvas.ridge(330.0, 60.0, 1.0, rgb(0x8fb0ad), rgb(0xb8cbb6));
    canvas.ridge(395.0, 34.0, 1.0, rgb(0x4f7f5c), rgb(0x6f9a62));
    canvas.band(420.0, H, &[rgb(0x7fae55), rgb(0x4f8f3f)]);
    // Each terrace is a wavy step: a bank, a strip of water, rows of rice.
    for step in 0..9 {
        let near = (step as f32 / 9.0).powf(1.5);
        let (top, deep) = (425.0 + near * 460.0, 26.0 + near * 84.0);
        let phase = canvas.between(0.0, 6.2);
        let wave = |x: f32| (x * 0.0042 + phase).sin() * (12.0 + near * 24.0);
        let mut edge: Vec<(f32, f32)> =
            (0..=40).map(|at| (at as f32 * 40.0, top + wave(at as f32 * 40.0))).collect();
        edge.extend([(W, H), (0.0, H)]);
        canvas.shape(&edge, rgb(0x3c6b30), 1.0);
        let lower = |edge: &[(f32, f32)], by: f32| -> Vec<(f32, f32)> {
            edge.iter().map(|&(x, y)| (x, if y < H { y + by } else { y })).collect()
        };
        let water = mix(rgb(0xd6e6dd), rgb(0x9dc3cf), near);
        canvas.shape(&lower(&edge, deep * 0.2), water, 1.0);
        let green = mix(rgb(0x93c35c), rgb(0x5aa043), canvas.chance());
        canvas.shape(&lower(&edge, deep * 0.34), green, 1.0);
        let mut x = 0.0;
        while x < W {
            let y = top + wave(x) + deep * canvas.between(0.3, 0.62);
            let blade = mix(rgb(0x3f7f35), rgb(0xa8d36a), canvas.chance());
            let high = 5.0 + near * 26.0;
            let tip = (x + canvas.between(-3.0, 3.0), y - high);
            canvas.line((x, y), tip, 1.6 + near * 2.0, blade);
            x += 5.0 + near * 9.0;
        }
    }
    farmer(canvas, (1130.0, 700.0), 1.0);
    farmer(canvas, (420.0, 590.0), 0.62);
}

fn farmer(canvas: &mut Canvas, at: (f32, f32), size: f32) {
    let body = placed([(-24.0, 0.0), (26.0, 0.0), (16.0, -84.0), (-14.0, -84.0)], at, size);
    canvas.shape(&body, rgb(0x36506b), 1.0);
    let arm = (at.0 + 52.0 * size, at.1 - 12.0 * size);
    canvas.line((at.0 + 8.0 * size, at.1 - 72.0 * size), arm, 11.0 * size, rgb(0x36506b));
    canvas.disc((at.0 + 4.0 * size, at.1 - 94.0 * size), 13.0 * size, rgb(0x6b4630), 1.0);
    let hat = placed([(-36.0, -94.0), (44.0, -94.0), (4.0, -128.0)], at, size);
    canvas.shape(&hat, rgb(0xe2c07a), 1.0);
    canvas.shape(
        &placed([(4.0, -128.0), (44.0, -94.0), (10.0, -94.0)], at, size),
        rgb(0xb8924c),
        0.8,
    );
}

pub(super) fn pasture(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x79b0d8), rgb(0xd7e7ea), rgb(0xf3ecd2)]);
    canvas.cloud((360.0, 150.0), 200.0, rgb(0xffffff), 0.9);
    canvas.ridge(340.0, 74.0, 1.0, rgb(0x8aa7b4), rgb(0xb7c9c0));
    canvas.ridge(430.0, 34.0, 1.0, rgb(0x527f5a), rgb(0x7ba566));
    canvas.ridge(520.0, 16.0, 1.0, rgb(0x7fb04f), rgb(0x4c8a3a));
    for _ in 0..900 {
        let near = canvas.chance();
        let at = (canvas.between(0.0, W), 545.0 + near * near * 350.0);
        let blade = mix(rgb(0x3e7a31), rgb(0xa5cf68), canvas.chance());
        let tip = (at.0 + canvas.between(-4.0, 4.0), at.1 - 5.0 - near * 14.0);
        canvas.line(at, tip, 1.0 + near * 1.6, blade);
    }
    cow(canvas, (330.0, 640.0), 0.62);
    cow(canvas, (1310.0, 620.0), 0.5);
    cow(canvas, (860.0, 745.0), 1.15);
    for (x, y) in [(150.0, 800.0), (255.0, 830.0)] {
        can(canvas, (x, y));
    }
}

/// A Friesian, seen from the side.
fn cow(canvas: &mut Canvas, at: (f32, f32), size: f32) {
    let (white, black) = (rgb(0xf6f3ec), rgb(0x25262a));
    let spot = |x: f32, y: f32| (at.0 + x * size, at.1 + y * size);
    canvas.oval(spot(0.0, 92.0), (170.0 * size, 14.0 * size), rgb(0x1f4018), 0.4);
    for (x, shade) in [(-104.0, 0xcfc9bd), (88.0, 0xcfc9bd), (-128.0, 0xf6f3ec), (112.0, 0xf6f3ec)]
    {
        let leg = placed([(x, 0.0), (x + 26.0, 0.0), (x + 22.0, 92.0), (x + 4.0, 92.0)], at, size);
        canvas.shape(&leg, rgb(shade), 1.0);
        let hoof = placed(
            [(x + 4.0, 82.0), (x + 22.0, 82.0), (x + 23.0, 94.0), (x + 3.0, 94.0)],
            at,
            size,
        );
        canvas.shape(&hoof, black, 1.0);
    }
    let body = [
        (-146.0, -74.0),
        (-60.0, -86.0),
        (110.0, -80.0),
        (150.0, -66.0),
        (156.0, -4.0),
        (120.0, 26.0),
        (-100.0, 30.0),
        (-144.0, 6.0),
    ];
    canvas.shape(&placed(body, at, size), white, 1.0);
    canvas.oval(spot(70.0, 28.0), (34.0 * size, 18.0 * size), rgb(0xe9b9ad), 1.0);
    let patch = [(-96.0, -82.0), (-10.0, -86.0), (6.0, -30.0), (-60.0, 2.0), (-112.0, -26.0)];
    canvas.shape(&placed(patch, at, size), black, 1.0);
    let rump = [(70.0, -82.0), (150.0, -68.0), (154.0, -20.0), (100.0, -34.0)];
    canvas.shape(&placed(rump, at, size), black, 1.0);
    canvas.line(spot(152.0, -60.0), spot(168.0, 44.0), 6.0 * size, black);
    let neck = [(-110.0, -78.0), (-184.0, -112.0), (-196.0, -60.0), (-132.0, -8.0)];
    canvas.shape(&placed(neck, at, size), black, 1.0);
    let head =
        [(-172.0, -126.0), (-206.0, -120.0), (-246.0, -68.0), (-222.0, -50.0), (-176.0, -70.0)];
    canvas.shape(&placed(head, at, size), black, 1.0);
    let muzzle = [(-226.0, -94.0), (-248.0, -68.0), (-224.0, -50.0), (-206.0, -70.0)];
    canvas.shape(&placed(muzzle, at, size), rgb(0xe9c9bd), 1.0);
    canvas.oval(spot(-160.0, -112.0), (22.0 * size, 9.0 * size), black, 1.0);
    canvas.line(spot(-184.0, -124.0), spot(-192.0, -146.0), 6.0 * size, rgb(0xe6dcc2));
    canvas.disc(spot(-206.0, -98.0), 4.0 * size, white, 1.0);
}

/// A milk can.
fn can(canvas: &mut Canvas, (x, y): (f32, f32)) {
    let (steel, shade) = (rgb(0xc9d0d4), rgb(0x7f8a91));
    canvas.oval((x + 8.0, y + 4.0), (52.0, 10.0), rgb(0x1f4018), 0.45);
    canvas.block((x - 40.0, y - 104.0, x + 40.0, y), steel, 1.0);
    canvas.block((x + 16.0, y - 104.0, x + 40.0, y), shade, 0.55);
    let shoulder = [
        (x - 40.0, y - 104.0),
        (x + 40.0, y - 104.0),
        (x + 22.0, y - 134.0),
        (x - 22.0, y - 134.0),
    ];
    canvas.shape(&shoulder, mix(steel, shade, 0.3), 1.0);
    canvas.block((x - 22.0, y - 150.0, x + 22.0, y - 132.0), steel, 1.0);
    canvas.block((x - 29.0, y - 158.0, x + 29.0, y - 146.0), shade, 1.0);
    canvas.block((x - 40.0, y - 84.0, x + 40.0, y - 78.0), shade, 0.6);
    canvas.block((x - 28.0, y - 98.0, x - 20.0, y - 8.0), rgb(0xffffff), 0.55);
}

pub(super) fn storm(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x2c3540), rgb(0x6b767e), rgb(0x98a2a6), rgb(0x6d7f86)]);
    for _ in 0..12 {
        let at = (canvas.between(0.0, W), canvas.between(20.0, 300.0));
        let colour = mix(rgb(0x353f4a), rgb(0x7d878e), canvas.chance());
        let size = canvas.between(170.0, 330.0);
        canvas.cloud(at, size, colour, 0.75);
    }
    let rock = rgb(0x2a2b2d);
    let tower = [(1236.0, 546.0), (1334.0, 546.0), (1312.0, 250.0), (1258.0, 250.0)];
    canvas.shape(&tower, rgb(0xe7e4dc), 1.0);
    for (top, foot) in [(310.0, 362.0), (430.0, 486.0)] {
        let lean = |y: f32| (546.0 - y) / 296.0 * 22.0;
        let stripe = [
            (1236.0 + lean(top), top),
            (1334.0 - lean(top), top),
            (1334.0 - lean(foot), foot),
            (1236.0 + lean(foot), foot),
        ];
        canvas.shape(&stripe, rgb(0xa83a34), 1.0);
    }
    canvas.shape(
        &[(1290.0, 250.0), (1334.0, 250.0), (1334.0, 546.0), (1296.0, 546.0)],
        rgb(0x20262c),
        0.28,
    );
    canvas.shape(
        &[
            (1040.0, 610.0),
            (1110.0, 540.0),
            (1180.0, 518.0),
            (1240.0, 524.0),
            (1330.0, 512.0),
            (1450.0, 540.0),
            (W, 600.0),
            (W, 760.0),
            (1040.0, 760.0),
        ],
        rock,
        1.0,
    );
    canvas.block((1246.0, 240.0, 1324.0, 252.0), rock, 1.0);
    canvas.block((1262.0, 198.0, 1308.0, 242.0), rgb(0xfff0b8), 1.0);
    canvas.shape(&[(1254.0, 200.0), (1316.0, 200.0), (1285.0, 168.0)], rock, 1.0);
    canvas.shape(
        &[(1266.0, 210.0), (1266.0, 230.0), (0.0, 330.0), (0.0, 150.0)],
        rgb(0xfff3c4),
        0.17,
    );
    canvas.glow((1285.0, 220.0), 260.0, rgb(0xfff0b8), 0.7);
    for row in 0..9 {
        let near = row as f32 / 8.0;
        let (y, swell) = (560.0 + near * near * 330.0, 14.0 + near * 44.0);
        let phase = canvas.between(0.0, 6.2);
        let crest = |x: f32| {
            let turn = (x * (0.012 - near * 0.006) + phase).sin();
            y - swell * (turn.abs().powf(0.6) * turn.signum() + 0.25 * (x * 0.03 + phase).sin())
        };
        let mut wave: Vec<(f32, f32)> =
            (0..=80).map(|at| (at as f32 * 20.0, crest(at as f32 * 20.0))).collect();
        let line = wave.clone();
        wave.extend([(W, H), (0.0, H)]);
        canvas.shape(&wave, mix(rgb(0x6d7f86), rgb(0x1f3540), near), 1.0);
        for pair in line.windows(2) {
            let foam = if pair[0].1 < y { 2.0 + near * 7.0 } else { 1.0 + near };
            canvas.line(pair[0], pair[1], foam, rgb(0xdfe7e8));
        }
    }
    for _ in 0..260 {
        let at = (canvas.between(960.0, 1260.0), canvas.between(500.0, 680.0));
        let drop = canvas.between(1.5, 6.0);
        canvas.disc(at, drop, rgb(0xf2f6f6), 0.7);
    }
}

pub(super) fn oil(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x2f2a4a), rgb(0x9a4f5c), rgb(0xf0894a), rgb(0xffd88f)]);
    canvas.glow((560.0, 640.0), 620.0, rgb(0xffe9b0), 0.9);
    canvas.disc((560.0, 640.0), 74.0, rgb(0xfff4d2), 1.0);
    canvas.ridge(690.0, 14.0, 1.0, rgb(0x6b3a3e), rgb(0x3a2328));
    derrick(canvas, (180.0, 720.0), 0.5);
    pump(canvas, (430.0, 730.0), 0.55);
    canvas.ridge(750.0, 10.0, 1.0, rgb(0x2b1c22), rgb(0x120c10));
    pump(canvas, (1020.0, 800.0), 1.35);
    for x in 0..9 {
        let at = x as f32 * 200.0;
        canvas.block((at, 838.0, at + 200.0, 850.0), rgb(0x4a3238), 1.0);
        canvas.block((at + 90.0, 846.0, at + 102.0, 884.0), rgb(0x2a1a20), 1.0);
    }
}

/// A pump jack before the sky.
fn pump(canvas: &mut Canvas, at: (f32, f32), size: f32) {
    let dark = rgb(0x160f14);
    let spot = |x: f32, y: f32| (at.0 + x * size, at.1 + y * size);
    let thick = 13.0 * size;
    canvas.line(spot(-70.0, 0.0), spot(0.0, -250.0), thick, dark);
    canvas.line(spot(70.0, 0.0), spot(0.0, -250.0), thick, dark);
    canvas.line(spot(-38.0, -110.0), spot(38.0, -110.0), thick * 0.6, dark);
    canvas.line(spot(-230.0, -296.0), spot(190.0, -222.0), thick * 1.7, dark);
    let head =
        [(-214.0, -340.0), (-246.0, -306.0), (-254.0, -262.0), (-238.0, -214.0), (-208.0, -250.0)];
    canvas.shape(&placed(head, at, size), dark, 1.0);
    canvas.line(spot(-250.0, -262.0), spot(-250.0, 0.0), thick * 0.4, dark);
    canvas.block((at.0 - 262.0 * size, at.1 - 54.0 * size, at.0 - 238.0 * size, at.1), dark, 1.0);
    canvas.line(spot(186.0, -224.0), spot(206.0, -70.0), thick * 0.8, dark);
    canvas.disc(spot(190.0, -66.0), 52.0 * size, dark, 1.0);
    canvas.disc(spot(190.0, -66.0), 30.0 * size, rgb(0x5a3036), 1.0);
    canvas.disc(spot(190.0, -66.0), 12.0 * size, dark, 1.0);
    canvas.block(
        (at.0 - 280.0 * size, at.1 - 8.0 * size, at.0 + 270.0 * size, at.1 + 12.0 * size),
        dark,
        1.0,
    );
}

fn derrick(canvas: &mut Canvas, at: (f32, f32), size: f32) {
    let dark = rgb(0x2a1a22);
    let spot = |x: f32, y: f32| (at.0 + x * size, at.1 + y * size);
    let half = |y: f32| 90.0 + y * 0.15;
    for side in [-1.0, 1.0] {
        canvas.line(spot(side * 90.0, 0.0), spot(side * 15.0, -500.0), 9.0 * size, dark);
    }
    for floor in 0..6 {
        let (y, up) = (floor as f32 * -84.0, floor as f32 * -84.0 - 84.0);
        canvas.line(spot(-half(y), y), spot(half(up), up), 5.0 * size, dark);
        canvas.line(spot(half(y), y), spot(-half(up), up), 5.0 * size, dark);
        canvas.line(spot(-half(up), up), spot(half(up), up), 5.0 * size, dark);
    }
}

/// A ditch behind houses whose water has the colour of a dye.
pub(super) fn ditch(canvas: &mut Canvas) {
    canvas.band(0.0, 430.0, &[rgb(0x9db9c9), rgb(0xe9e4d4)]);
    canvas.ridge(330.0, 40.0, 1.0, rgb(0x86a39a), rgb(0xa7b8a4));
    let walls = [0xd9c9a8, 0xb9c4b1, 0xcfa98c, 0xc7c2b8];
    let mut x = -40.0;
    for house in 0..8 {
        let wide = canvas.between(190.0, 270.0);
        let top = canvas.between(260.0, 330.0);
        let wall = rgb(walls[house % 4]);
        canvas.block((x, top, x + wide, 520.0), wall, 1.0);
        let roof = [
            (x - 16.0, top),
            (x + wide + 16.0, top),
            (x + wide * 0.78, top - 70.0),
            (x + wide * 0.22, top - 70.0),
        ];
        let clay = mix(rgb(0xa3563c), rgb(0x7a3f30), canvas.chance());
        canvas.shape(&roof, clay, 1.0);
        canvas.block(
            (x + wide * 0.2, top + 60.0, x + wide * 0.42, top + 130.0),
            rgb(0x46545c),
            1.0,
        );
        canvas.block((x + wide * 0.62, top + 70.0, x + wide * 0.8, 520.0), rgb(0x6b4a33), 1.0);
        x += wide + 6.0;
    }
    canvas.band(515.0, H, &[rgb(0x8c8577), rgb(0x6d675c)]);
    let water: [Colour; 3] = [0x6f78c4, 0x5a55b4, 0x453a92].map(rgb);
    // The bed runs from the middle of the horizon towards the viewer.
    for row in 0..190 {
        let near = row as f32 / 190.0;
        let y = 515.0 + near * 390.0;
        let (left, right) = (760.0 - near * near * 560.0, 850.0 + near * near * 560.0);
        let at = near * 2.0;
        let below = (at as usize).min(1);
        canvas.block(
            (left, y, right, y + 3.0),
            mix(water[below], water[below + 1], at - below as f32),
            1.0,
        );
        let wall = 6.0 + near * near * 60.0;
        canvas.block((left - wall, y, left, y + 3.0), rgb(0xa9a294), 1.0);
        canvas.block((right, y, right + wall, y + 3.0), rgb(0x837c6f), 1.0);
    }
    for _ in 0..150 {
        let near = canvas.chance();
        let half = 40.0 + near * near * 520.0;
        let at = (805.0 + canvas.between(-1.0, 1.0) * half, 520.0 + near * 370.0);
        let light = mix(rgb(0xb9b6ee), rgb(0xd9c2ec), canvas.chance());
        canvas.oval(at, (8.0 + near * 60.0, 0.8 + near * 3.0), light, 0.4);
    }
    canvas.oval((1240.0, 640.0), (64.0, 64.0), rgb(0xb7b0a3), 1.0);
    canvas.oval((1240.0, 640.0), (48.0, 48.0), rgb(0x2c2a30), 1.0);
    let fall = [(1196.0, 660.0), (1284.0, 660.0), (1262.0, 800.0), (1150.0, 800.0)];
    canvas.shape(&fall, rgb(0x5f57b8), 0.9);
    canvas.oval((1206.0, 800.0), (84.0, 16.0), rgb(0xcdc8f2), 0.7);
    for tuft in 0..60 {
        let side = if tuft % 2 == 0 { -1.0 } else { 1.0 };
        let near = canvas.chance();
        let from = (805.0 + side * (70.0 + near * near * 660.0), 525.0 + near * 380.0);
        let tip = (from.0 + canvas.between(-14.0, 14.0), from.1 - 12.0 - near * 40.0);
        let blade = mix(rgb(0x3f6b34), rgb(0x86a552), canvas.chance());
        canvas.line(from, tip, 2.0 + near * 3.0, blade);
    }
}
