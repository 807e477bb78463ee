//! Pictures of what hands make: cloth, tiles, painted walls.

use super::super::picture::{Canvas, Colour, mix, rgb};
use super::{H, W};

pub(super) fn batik(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xe9e3ea), rgb(0xc9d3c4), rgb(0xa9b3c0)]);
    // Three cloths hang side by side, each in folds.
    let grounds: [(Colour, Colour); 3] = [
        (rgb(0x6c5a86), rgb(0xf1e6d2)),
        (rgb(0x7f9a7a), rgb(0xfaf3e3)),
        (rgb(0x6f7885), rgb(0xf6e9e4)),
    ];
    for (at, (ground, wax)) in grounds.into_iter().enumerate() {
        let left = -20.0 + at as f32 * 552.0;
        let right = left + 536.0;
        canvas.block((left, 0.0, right, H), ground, 1.0);
        for row in 0..9 {
            for column in 0..5 {
                let shift = if row % 2 == 0 { 0.0 } else { 54.0 };
                let (x, y) =
                    (left + 46.0 + column as f32 * 108.0 + shift, 30.0 + row as f32 * 108.0);
                if x < right - 30.0 {
                    blossom(canvas, (x, y), if at == 1 { 6 } else { 8 }, wax, ground);
                }
            }
        }
        for band in 0..3 {
            let y = 250.0 + band as f32 * 260.0;
            mist(canvas, (left, right, y), wax);
        }
        for fold in 0..6 {
            let x = left + fold as f32 * 92.0;
            canvas.block((x, 0.0, x + 30.0, H), rgb(0x151218), 0.16);
            canvas.block((x + 40.0, 0.0, x + 56.0, H), rgb(0xffffff), 0.1);
        }
        canvas.block((right, 0.0, right + 16.0, H), rgb(0x2a252b), 1.0);
    }
    canvas.block((0.0, 0.0, W, 26.0), rgb(0x7a5636), 1.0);
    canvas.block((0.0, 18.0, W, 30.0), rgb(0x3f2a18), 0.7);
}

fn blossom(canvas: &mut Canvas, at: (f32, f32), petals: u8, wax: Colour, ground: Colour) {
    for petal in 0..petals {
        let turn = f32::from(petal) / f32::from(petals) * std::f32::consts::TAU;
        let leaf = (at.0 + turn.cos() * 24.0, at.1 + turn.sin() * 24.0);
        canvas.disc(leaf, 12.0, wax, 0.95);
        canvas.disc(leaf, 7.0, mix(ground, wax, 0.35), 1.0);
        let dot = (at.0 + turn.cos() * 43.0, at.1 + turn.sin() * 43.0);
        canvas.disc(dot, 3.0, wax, 0.9);
    }
    canvas.disc(at, 12.0, wax, 1.0);
    canvas.disc(at, 6.0, rgb(0xb98a3f), 1.0);
}

/// Lines of mist across a cloth, as batik makers draw clouds.
fn mist(canvas: &mut Canvas, (left, right, y): (f32, f32, f32), wax: Colour) {
    for line in 0..4 {
        let mut x = left;
        while x < right {
            let wave = |x: f32| y + line as f32 * 9.0 + (x * 0.024).sin() * 16.0;
            canvas.line((x, wave(x)), ((x + 12.0).min(right), wave(x + 12.0)), 3.0, wax);
            x += 12.0;
        }
    }
}

pub(super) fn weaving(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x3a2a22), rgb(0x5b3f2c)]);
    // The warp, drawn to a beam in the distance.
    for thread in 0..120 {
        let from = 200.0 + thread as f32 * 10.0;
        let to = 330.0 + thread as f32 * 7.9;
        let colour = match thread % 12 {
            0..=2 => 0xc9a25a,
            3 => 0xf2e6c8,
            4..=8 => 0x27406b,
            _ => 0x8d3030,
        };
        canvas.line((from, 470.0), (to, 60.0), 4.0, rgb(colour));
    }
    canvas.block((270.0, 44.0, 1340.0, 84.0), rgb(0x8a6238), 1.0);
    canvas.block((270.0, 70.0, 1340.0, 84.0), rgb(0x4f351c), 0.8);
    let rows: [[u32; 3]; 5] = [
        [0x27406b, 0xf2e6c8, 0x8d3030],
        [0x8d3030, 0xe0b552, 0x27406b],
        [0x1f2f4f, 0xc9a25a, 0xf2e6c8],
        [0x6b2626, 0xf2e6c8, 0xe0b552],
        [0x27406b, 0xe0b552, 0x8d3030],
    ];
    for (row, colours) in rows.into_iter().enumerate() {
        let [ground, bright, heart] = colours.map(rgb);
        let top = 470.0 + row as f32 * 92.0;
        canvas.block((170.0, top, 1430.0, top + 92.0), ground, 1.0);
        for column in 0..14 {
            let (x, y) = (215.0 + column as f32 * 90.0, top + 46.0);
            // A lozenge of steps, as threads make it.
            for step in 0..5 {
                let (wide, high) = (38.0 - step as f32 * 8.0, 6.0 + step as f32 * 8.0);
                canvas.block((x - wide, y - high, x + wide, y + high), bright, 1.0);
            }
            for step in 0..3 {
                let (wide, high) = (20.0 - step as f32 * 7.0, 5.0 + step as f32 * 7.0);
                canvas.block((x - wide, y - high, x + wide, y + high), heart, 1.0);
            }
        }
        canvas.block((170.0, top, 1430.0, top + 5.0), bright, 0.9);
    }
    let mut y = 470.0;
    while y < H {
        canvas.block((170.0, y, 1430.0, y + 1.6), rgb(0x120d0a), 0.22);
        y += 5.0;
    }
    canvas.block((120.0, 446.0, 1480.0, 474.0), rgb(0xb98a52), 1.0);
    canvas.block((120.0, 464.0, 1480.0, 474.0), rgb(0x5f4222), 0.8);
    for x in [110.0, 1450.0] {
        canvas.block((x, 0.0, x + 40.0, H), rgb(0x6d4a2a), 1.0);
        canvas.block((x + 28.0, 0.0, x + 40.0, H), rgb(0x2f1f12), 0.6);
    }
    for (x, colour) in [(40.0, 0x27406b), (1545.0, 0x8d3030)] {
        for ball in 0..3 {
            canvas.disc((x, 620.0 + ball as f32 * 96.0), 46.0, rgb(colour), 1.0);
            canvas.disc((x - 12.0, 606.0 + ball as f32 * 96.0), 22.0, rgb(0xffffff), 0.16);
        }
    }
    canvas.glow((400.0, 200.0), 900.0, rgb(0xffe4b8), 0.35);
}

pub(super) fn tiles(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x4a3a30), rgb(0x7a5a44), rgb(0x8f6d50)]);
    for row in 0..11 {
        for brick in 0..19 {
            let shift = if row % 2 == 0 { 0.0 } else { 45.0 };
            let (x, y) = (brick as f32 * 92.0 - shift, row as f32 * 44.0);
            let clay = mix(rgb(0x7d4a35), rgb(0xa5674a), canvas.chance());
            canvas.block((x, y, x + 86.0, y + 39.0), clay, 0.9);
        }
    }
    // The mouth of the kiln.
    canvas.oval((1180.0, 420.0), (230.0, 240.0), rgb(0x33211a), 1.0);
    canvas.block((950.0, 420.0, 1410.0, 640.0), rgb(0x33211a), 1.0);
    canvas.oval((1180.0, 430.0), (186.0, 196.0), rgb(0x190d09), 1.0);
    canvas.block((994.0, 430.0, 1366.0, 640.0), rgb(0x190d09), 1.0);
    canvas.glow((1180.0, 580.0), 300.0, rgb(0xff8a2a), 1.0);
    for _ in 0..70 {
        let x = canvas.between(1020.0, 1340.0);
        let high = canvas.between(40.0, 180.0) * (1.0 - ((x - 1180.0) / 200.0).powi(2)).max(0.1);
        let wide = canvas.between(10.0, 26.0);
        let flame = mix(rgb(0xff7a1f), rgb(0xffe08a), canvas.chance());
        let tip = x + canvas.between(-14.0, 14.0);
        canvas.shape(&[(x - wide, 640.0), (x + wide, 640.0), (tip, 640.0 - high)], flame, 0.75);
    }
    canvas.band(640.0, H, &[rgb(0x6f5642), rgb(0x4a382b)]);
    for _ in 0..16 {
        let (x, y) = (canvas.between(990.0, 1380.0), canvas.between(650.0, 720.0));
        let long = canvas.between(80.0, 170.0);
        let bark = mix(rgb(0x5b3d24), rgb(0xa37b4c), canvas.chance());
        let lean = canvas.between(-14.0, 14.0);
        canvas.line((x - long / 2.0, y + lean), (x + long / 2.0, y), 17.0, bark);
    }
    for stack in 0..4 {
        let (x, floor) = (60.0 + stack as f32 * 215.0, 800.0 + (stack % 2) as f32 * 40.0);
        for tile in 0..16 {
            let y = floor - tile as f32 * 26.0;
            let clay = mix(rgb(0xb4532f), rgb(0xd98152), canvas.chance());
            let lean = canvas.between(-4.0, 4.0);
            canvas.block((x + lean, y - 21.0, x + lean + 180.0, y), clay, 1.0);
            canvas.block((x + lean, y - 5.0, x + lean + 180.0, y), rgb(0x5e2716), 0.6);
            canvas.oval((x + lean + 90.0, y - 10.0), (26.0, 6.0), rgb(0x7d3820), 0.7);
        }
        canvas.oval((x + 90.0, floor + 6.0), (120.0, 12.0), rgb(0x1d130d), 0.35);
    }
    canvas.glow((1180.0, 620.0), 760.0, rgb(0xffb060), 0.3);
}

pub(super) fn mural(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xb6d3e2), rgb(0xe8ecdf)]);
    let top = |x: f32| 120.0 + (1.0 - x / W) * 60.0;
    canvas.shape(&[(0.0, top(0.0)), (W, top(W)), (W, 760.0), (0.0, 720.0)], rgb(0xf2c14e), 1.0);
    // A painted sun with its rays, hills, a train and kites.
    for ray in 0..18 {
        let turn = ray as f32 / 18.0 * std::f32::consts::TAU;
        let far = |turn: f32| (430.0 + turn.cos() * 300.0, 400.0 + turn.sin() * 235.0);
        canvas.shape(&[(430.0, 400.0), far(turn), far(turn + 0.17)], rgb(0xf78154), 1.0);
    }
    canvas.disc((430.0, 400.0), 120.0, rgb(0xd7263d), 1.0);
    canvas.disc((430.0, 400.0), 92.0, rgb(0xf9dc5c), 1.0);
    let hills = [(820.0, 0x2a9d8f, 260.0), (1130.0, 0x1b6f8a, 320.0), (1460.0, 0x3a7d44, 280.0)];
    for (x, colour, wide) in hills {
        canvas.oval((x, 720.0), (wide, wide * 0.95), rgb(colour), 1.0);
        for ring in 1..4 {
            let small = wide * (1.0 - ring as f32 * 0.22);
            let pale = mix(rgb(colour), rgb(0xffffff), 0.16 * ring as f32);
            canvas.oval((x, 720.0), (small, small * 0.95), pale, 1.0);
        }
    }
    for (x, y, colour) in
        [(900.0, 240.0, 0xd7263d), (1160.0, 190.0, 0x7b2d8b), (1400.0, 260.0, 0xf9f7f2)]
    {
        canvas.shape(
            &[(x, y - 62.0), (x + 46.0, y), (x, y + 62.0), (x - 46.0, y)],
            rgb(colour),
            1.0,
        );
        canvas.line((x, y - 62.0), (x, y + 62.0), 4.0, rgb(0x2b2d42));
        canvas.line((x - 46.0, y), (x + 46.0, y), 4.0, rgb(0x2b2d42));
        canvas.line((x, y + 62.0), (x - 60.0, y + 190.0), 4.0, rgb(0x2b2d42));
    }
    for wagon in 0..4 {
        let x = 90.0 + wagon as f32 * 250.0;
        let colour = rgb([0x2b2d42, 0xd7263d, 0x1b998b, 0x7b2d8b][wagon]);
        canvas.block((x, 560.0, x + 232.0, 690.0), colour, 1.0);
        for pane in 0..3 {
            let left = x + 18.0 + pane as f32 * 70.0;
            canvas.block((left, 582.0, left + 54.0, 630.0), rgb(0xf9f7f2), 1.0);
        }
        for wheel in [50.0, 182.0] {
            canvas.disc((x + wheel, 694.0), 26.0, rgb(0x22223b), 1.0);
            canvas.disc((x + wheel, 694.0), 10.0, rgb(0xf9f7f2), 1.0);
        }
    }
    for _ in 0..130 {
        let at = (canvas.between(0.0, W), canvas.between(180.0, 700.0));
        canvas.block((at.0, at.1, at.0 + 56.0, at.1 + 2.0), rgb(0x6b5a45), 0.16);
    }
    canvas.shape(
        &[(0.0, top(0.0) - 18.0), (W, top(W) - 18.0), (W, top(W)), (0.0, top(0.0))],
        rgb(0x8a8378),
        1.0,
    );
    canvas.shape(&[(0.0, 720.0), (W, 760.0), (W, H), (0.0, H)], rgb(0x9a948a), 1.0);
    canvas.shape(&[(0.0, 720.0), (W, 760.0), (W, 782.0), (0.0, 742.0)], rgb(0x4f4b45), 0.5);
    for (x, colour) in [(250.0, 0xd7263d), (330.0, 0x1b998b), (415.0, 0xf9dc5c)] {
        canvas.oval((x, 850.0), (40.0, 8.0), rgb(0x2f2c28), 0.4);
        canvas.block((x - 32.0, 780.0, x + 32.0, 848.0), rgb(0xd6d3cd), 1.0);
        canvas.oval((x, 780.0), (32.0, 9.0), rgb(colour), 1.0);
        canvas.block((x + 10.0, 782.0, x + 22.0, 824.0), rgb(colour), 1.0);
    }
    painter(canvas, (1250.0, 846.0), 0x35507a);
    painter(canvas, (760.0, 838.0), 0xe0a030);
}

/// Somebody with a brush, from behind.
fn painter(canvas: &mut Canvas, (x, y): (f32, f32), shirt: u32) {
    canvas.oval((x, y + 4.0), (58.0, 10.0), rgb(0x2f2c28), 0.4);
    canvas.block((x - 26.0, y - 110.0, x - 4.0, y), rgb(0x2b2f3a), 1.0);
    canvas.block((x + 4.0, y - 110.0, x + 26.0, y), rgb(0x2b2f3a), 1.0);
    let trunk = [
        (x - 34.0, y - 222.0),
        (x + 34.0, y - 222.0),
        (x + 28.0, y - 100.0),
        (x - 28.0, y - 100.0),
    ];
    canvas.shape(&trunk, rgb(shirt), 1.0);
    canvas.line((x + 26.0, y - 210.0), (x + 76.0, y - 286.0), 18.0, rgb(shirt));
    canvas.line((x + 72.0, y - 280.0), (x + 88.0, y - 330.0), 6.0, rgb(0x6b4a2a));
    canvas.line((x - 28.0, y - 206.0), (x - 44.0, y - 130.0), 17.0, rgb(shirt));
    canvas.disc((x, y - 250.0), 27.0, rgb(0x241a16), 1.0);
}
