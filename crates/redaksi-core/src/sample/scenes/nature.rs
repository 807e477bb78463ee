//! Pictures of land, water and weather.

use super::super::picture::{Canvas, Colour, mix, rgb};
use super::{H, W};

pub(super) fn hills(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x8fb7d8), rgb(0xcfdfe2), rgb(0xf6e6c4)]);
    canvas.glow((1130.0, 300.0), 620.0, rgb(0xfff3cf), 0.85);
    canvas.disc((1130.0, 300.0), 46.0, rgb(0xfffbe8), 1.0);
    canvas.cloud((420.0, 170.0), 190.0, rgb(0xffffff), 0.8);
    let far = [0x9db8b4, 0x7fa196, 0x5c8673, 0x3d6a50, 0x224a33];
    for (at, colour) in far.into_iter().enumerate() {
        let step = at as f32;
        let foot = mix(rgb(colour), rgb(0xe6e2cf), 0.55 - step * 0.13);
        canvas.ridge(400.0 + step * 95.0, 52.0 + step * 9.0, 1.0, rgb(colour), foot);
    }
}

pub(super) fn lake(canvas: &mut Canvas) {
    canvas.band(0.0, 480.0, &[rgb(0x6d8fb3), rgb(0xc9cfd6), rgb(0xfbd9a5)]);
    canvas.glow((620.0, 400.0), 520.0, rgb(0xfff0c9), 0.9);
    canvas.disc((620.0, 392.0), 40.0, rgb(0xfffdf0), 1.0);
    canvas.ridge(405.0, 46.0, 1.0, rgb(0x7d8f9c), rgb(0xb9b2a4));
    canvas.ridge(455.0, 26.0, 1.0, rgb(0x54707a), rgb(0x8d9690));
    canvas.band(480.0, H, &[rgb(0xe7c594), rgb(0x8fa3ad), rgb(0x40637c)]);
    for row in 0..90 {
        let y = 486.0 + row as f32 * 4.6;
        let near = row as f32 / 90.0;
        let x = 620.0 + canvas.between(-1.0, 1.0) * (30.0 + 150.0 * near);
        let wide = canvas.between(20.0, 90.0) * (0.5 + near);
        canvas.oval((x, y), (wide, 1.2 + near * 2.0), rgb(0xfff4d6), 0.5 * (1.0 - near * 0.6));
    }
    boat(canvas, (1080.0, 640.0), 1.0);
    boat(canvas, (330.0, 560.0), 0.6);
}

fn boat(canvas: &mut Canvas, (x, y): (f32, f32), size: f32) {
    let dark = rgb(0x22303a);
    let hull = [(-95.0, 0.0), (95.0, 0.0), (70.0, 20.0), (-66.0, 20.0)];
    canvas.shape(&hull.map(|(dx, dy)| (x + dx * size, y + dy * size)), dark, 1.0);
    canvas.shape(
        &[(-16.0, 0.0), (10.0, 0.0), (4.0, -44.0), (-10.0, -44.0)]
            .map(|(dx, dy)| (x + dx * size, y + dy * size)),
        dark,
        1.0,
    );
    canvas.disc((x - 3.0 * size, y - 54.0 * size), 11.0 * size, dark, 1.0);
    canvas.line((x + 12.0 * size, y - 40.0 * size), (x + 74.0 * size, y + 26.0 * size), 3.0, dark);
    canvas.oval((x, y + 26.0 * size), (100.0 * size, 7.0 * size), dark, 0.35);
}

pub(super) fn field(canvas: &mut Canvas) {
    canvas.band(0.0, 460.0, &[rgb(0x5fa4d9), rgb(0xd3e8f2)]);
    canvas.cloud((330.0, 150.0), 210.0, rgb(0xffffff), 0.9);
    canvas.cloud((1190.0, 110.0), 170.0, rgb(0xffffff), 0.9);
    canvas.ridge(400.0, 44.0, 1.0, rgb(0x6f9a8d), rgb(0x8fb39c));
    canvas.ridge(455.0, 18.0, 1.0, rgb(0x3e6b45), rgb(0x35603b));
    for stripe in 0..10 {
        let top = 480.0 + (stripe as f32 / 10.0).powf(1.6) * 420.0;
        let bottom = 480.0 + ((stripe + 1) as f32 / 10.0).powf(1.6) * 420.0;
        let colour = if stripe % 2 == 0 { 0x4f9a44 } else { 0x5cab4e };
        canvas.block((0.0, top, W, bottom), rgb(colour), 1.0);
    }
    let white = rgb(0xf4faf2);
    canvas.line((0.0, 560.0), (W, 560.0), 4.0, white);
    canvas.line((420.0, 560.0), (250.0, 690.0), 5.0, white);
    canvas.line((1180.0, 560.0), (1350.0, 690.0), 5.0, white);
    canvas.line((248.0, 690.0), (1352.0, 690.0), 6.0, white);
    for at in 0..26 {
        let x = 600.0 + at as f32 * 16.0;
        canvas.line((x, 410.0), (x, 560.0), 1.2, rgb(0xdfe8e4));
    }
    for at in 0..10 {
        let y = 412.0 + at as f32 * 16.0;
        canvas.line((600.0, y), (1000.0, y), 1.2, rgb(0xdfe8e4));
    }
    canvas.block((592.0, 402.0, 602.0, 562.0), white, 1.0);
    canvas.block((998.0, 402.0, 1008.0, 562.0), white, 1.0);
    canvas.block((592.0, 400.0, 1008.0, 411.0), white, 1.0);
    canvas.oval((840.0, 806.0), (40.0, 9.0), rgb(0x1e4420), 0.5);
    canvas.disc((836.0, 776.0), 30.0, rgb(0xf7f7f4), 1.0);
    canvas.disc((830.0, 770.0), 10.0, rgb(0x2c2c2c), 1.0);
    for (x, y) in [(853.0, 787.0), (817.0, 790.0), (848.0, 757.0)] {
        canvas.disc((x, y), 6.0, rgb(0x2c2c2c), 1.0);
    }
}

pub(super) fn coffee(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x6aa3cf), rgb(0xcfe3e8), rgb(0xeef0d8)]);
    canvas.cloud((1180.0, 150.0), 210.0, rgb(0xffffff), 0.85);
    canvas.ridge(330.0, 60.0, 1.0, rgb(0x86a9a6), rgb(0xb9ccb4));
    canvas.ridge(420.0, 40.0, 1.0, rgb(0x4f8259), rgb(0x79a065));
    canvas.band(470.0, H, &[rgb(0x8a6a45), rgb(0x6b4a2c)]);
    for row in 0..9 {
        let near = row as f32 / 8.0;
        let y = 480.0 + near * near * 400.0;
        let size = 14.0 + near * 62.0;
        let mut x = canvas.between(-60.0, 0.0);
        while x < W + 60.0 {
            for _ in 0..6 {
                let (dx, dy) = (canvas.between(-0.7, 0.7), canvas.between(-0.6, 0.3));
                let leaf = mix(rgb(0x1f4d2b), rgb(0x4f8f45), canvas.chance());
                canvas.oval((x + dx * size, y + dy * size), (size * 0.62, size * 0.42), leaf, 1.0);
            }
            for _ in 0..5 {
                let (dx, dy) = (canvas.between(-0.8, 0.8), canvas.between(-0.6, 0.4));
                let berry = mix(rgb(0xb01e28), rgb(0xe2574c), canvas.chance());
                canvas.disc((x + dx * size, y + dy * size), (size * 0.075).max(1.2), berry, 1.0);
            }
            x += size * 1.75;
        }
    }
}

pub(super) fn rain(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x3f4a57), rgb(0x7b8790), rgb(0xa7afb0)]);
    for _ in 0..9 {
        let at = (canvas.between(0.0, W), canvas.between(40.0, 230.0));
        let size = canvas.between(160.0, 300.0);
        let colour = mix(rgb(0x4a5561), rgb(0x8a949c), canvas.chance());
        canvas.cloud(at, size, colour, 0.7);
    }
    for (at, colour) in [0x77878b, 0x566b68, 0x3c544c, 0x283d34].into_iter().enumerate() {
        let step = at as f32;
        canvas.ridge(
            480.0 + step * 100.0,
            60.0,
            1.0,
            rgb(colour),
            mix(rgb(colour), rgb(0x8d9896), 0.4),
        );
    }
    for _ in 0..900 {
        let (x, y) = (canvas.between(-60.0, W), canvas.between(-40.0, H));
        let long = canvas.between(18.0, 46.0);
        let drop =
            [(x, y), (x + 1.5, y), (x - long * 0.22 + 1.5, y + long), (x - long * 0.22, y + long)];
        canvas.shape(&drop, rgb(0xe4ecf0), 0.4);
    }
}

pub(super) fn snow(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x2f73b5), rgb(0xa9d0ea), rgb(0xeaf4fa)]);
    canvas.cloud((260.0, 210.0), 180.0, rgb(0xffffff), 0.8);
    let peaks: [(f32, f32, f32); 5] = [
        (240.0, 330.0, 330.0),
        (560.0, 210.0, 420.0),
        (900.0, 300.0, 360.0),
        (1180.0, 170.0, 460.0),
        (1480.0, 320.0, 340.0),
    ];
    for (x, top, wide) in peaks {
        let jag = |canvas: &mut Canvas, dx: f32, dy: f32| {
            (x + dx * wide + canvas.between(-14.0, 14.0), top + dy * 520.0)
        };
        let left = [jag(canvas, -0.35, 0.35), jag(canvas, -0.62, 0.62)];
        let right = [jag(canvas, 0.3, 0.33), jag(canvas, 0.6, 0.6)];
        let foot = ((x - wide, 760.0), (x + wide, 760.0));
        let light = [(x, top), right[0], right[1], foot.1, foot.0, left[1], left[0]];
        canvas.shape(&light, rgb(0xf3f8fc), 1.0);
        let middle = (x + 0.08 * wide, top + 0.3 * 520.0);
        let shade = [
            (x, top),
            middle,
            (x - 0.06 * wide, top + 300.0),
            (x + 0.1 * wide, 760.0),
            foot.0,
            left[1],
            left[0],
        ];
        canvas.shape(&shade, rgb(0xa9c3dc), 0.85);
        let rock = [right[0], right[1], (x + 0.42 * wide, top + 330.0)];
        canvas.shape(&rock, rgb(0x6f8398), 0.6);
    }
    canvas.ridge(690.0, 34.0, 1.0, rgb(0xffffff), rgb(0xd5e6f3));
    for _ in 0..46 {
        let (x, y) = (canvas.between(0.0, W), canvas.between(690.0, 860.0));
        let size = 20.0 + (y - 690.0) * 0.38;
        for tier in 0..3 {
            let up = y - tier as f32 * size * 0.55;
            let wide = size * (0.62 - tier as f32 * 0.14);
            let needle = [(x, up - size), (x + wide, up), (x - wide, up)];
            canvas.shape(&needle, mix(rgb(0x24483f), rgb(0x3d6a58), tier as f32 / 3.0), 1.0);
            canvas.shape(
                &[
                    (x, up - size),
                    (x + wide * 0.5, up - size * 0.3),
                    (x - wide * 0.2, up - size * 0.4),
                ],
                rgb(0xf4fafd),
                0.8,
            );
        }
    }
}

pub(super) fn sea(canvas: &mut Canvas) {
    canvas.band(0.0, 430.0, &[rgb(0x4f9bd6), rgb(0xcbe6f3)]);
    canvas.cloud((520.0, 190.0), 220.0, rgb(0xffffff), 0.8);
    canvas.cloud((1240.0, 260.0), 150.0, rgb(0xffffff), 0.7);
    canvas.band(430.0, H, &[rgb(0x3f8fb8), rgb(0x1f6f9c), rgb(0x10486f)]);
    for _ in 0..420 {
        let near = canvas.chance();
        let y = 434.0 + near * near * 460.0;
        let x = canvas.between(0.0, W);
        let wide = 8.0 + near * 60.0;
        let light = mix(rgb(0x8fd0e6), rgb(0xffffff), canvas.chance());
        canvas.oval((x, y), (wide, 0.9 + near * 2.4), light, 0.28);
    }
    canvas.shape(&[(0.0, 424.0), (210.0, 404.0), (380.0, 430.0), (0.0, 432.0)], rgb(0x4f7f6a), 1.0);
    boat(canvas, (1100.0, 590.0), 1.25);
    let (x, y) = (690.0, 500.0);
    canvas.shape(&[(x, y - 150.0), (x + 92.0, y - 14.0), (x, y - 14.0)], rgb(0xfdf6e6), 1.0);
    canvas.shape(
        &[(x - 6.0, y - 120.0), (x - 6.0, y - 14.0), (x - 62.0, y - 14.0)],
        rgb(0xe9dcc2),
        1.0,
    );
    canvas.shape(
        &[(x - 76.0, y - 10.0), (x + 98.0, y - 10.0), (x + 66.0, y + 16.0), (x - 52.0, y + 16.0)],
        rgb(0x9a3d2c),
        1.0,
    );
}

pub(super) fn cave(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xbfe0ee), rgb(0xeef4dc), rgb(0x9cc06d)]);
    canvas.ridge(520.0, 60.0, 1.0, rgb(0x7fae7a), rgb(0x8fbf6a));
    canvas.ridge(620.0, 30.0, 1.0, rgb(0x5a9150), rgb(0x6da055));
    canvas.glow((860.0, 380.0), 560.0, rgb(0xfffbe6), 0.7);
    // The rock leaves an opening; each layer a little smaller and darker.
    for (layer, colour) in [0x7d6a55, 0x5a4a3b, 0x3b3028, 0x211b18].into_iter().enumerate() {
        let grow = layer as f32 * 62.0;
        let mut edge = Vec::new();
        for step in 0..72 {
            let turn = step as f32 / 72.0 * std::f32::consts::TAU;
            let rough =
                1.0 + 0.07 * (turn * 5.0 + layer as f32).sin() + canvas.between(-0.035, 0.035);
            let (wide, high) = ((340.0 + grow) * rough, (270.0 + grow) * rough);
            edge.push((860.0 + wide * turn.cos(), 430.0 + high * turn.sin()));
        }
        let start = edge[0];
        // Out to the frame, around it, and back: what lies between is rock.
        edge.extend([start, (W + 9.0, start.1), (W + 9.0, H + 9.0), (-9.0, H + 9.0)]);
        edge.extend([(-9.0, -9.0), (W + 9.0, -9.0), (W + 9.0, start.1)]);
        canvas.shape(&edge, rgb(colour), 1.0);
    }
    for _ in 0..26 {
        let x = canvas.between(380.0, 1340.0);
        let long = canvas.between(30.0, 130.0);
        let top = 430.0 - 300.0 * (1.0 - ((x - 860.0) / 520.0).powi(2)).max(0.0).sqrt() - 40.0;
        canvas.shape(
            &[(x - 16.0, top), (x + 16.0, top), (x + 2.0, top + long)],
            rgb(0x4a3d31),
            0.9,
        );
    }
    for spread in [60.0, 120.0, 190.0] {
        let beam = [(800.0, 160.0), (900.0, 160.0), (720.0 + spread, H), (420.0 - spread, H)];
        canvas.shape(&beam, rgb(0xfff3cf), 0.1);
    }
    canvas.oval((620.0, 850.0), (260.0, 40.0), rgb(0xc9b48a), 0.4);
}

pub(super) fn flowers(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x6fb0dd), rgb(0xdcecf2)]);
    canvas.cloud((380.0, 130.0), 190.0, rgb(0xffffff), 0.9);
    canvas.ridge(330.0, 55.0, 1.0, rgb(0x86a9b0), rgb(0xa9c2b4));
    canvas.ridge(400.0, 26.0, 1.0, rgb(0x4f8259), rgb(0x5f9459));
    canvas.band(420.0, H, &[rgb(0x4f8f45), rgb(0x2f6a33)]);
    let beds: [Colour; 6] = [0xd6336c, 0xf2a33a, 0xf4e04d, 0x9d4edd, 0xf7f3ee, 0xe5383b].map(rgb);
    for row in 0..64 {
        let near = (row as f32 / 64.0).powf(1.7);
        let y = 432.0 + near * 480.0;
        let size = 2.2 + near * 19.0;
        let mut x = canvas.between(-size, 0.0);
        while x < W + size {
            // Beds run towards a point on the horizon.
            let bed = ((x - 800.0) / (60.0 + near * 420.0) + 60.0).floor() as usize % 6;
            let colour = mix(beds[bed], rgb(0x222222), canvas.between(0.0, 0.22));
            let at = (x + canvas.between(-0.6, 0.6) * size, y + canvas.between(-0.5, 0.5) * size);
            if near > 0.35 {
                for petal in 0..5 {
                    let turn = petal as f32 * 1.257 + x;
                    let leaf = (at.0 + turn.cos() * size * 0.5, at.1 + turn.sin() * size * 0.42);
                    canvas.oval(leaf, (size * 0.42, size * 0.36), colour, 1.0);
                }
                canvas.disc(at, size * 0.24, rgb(0xf7d774), 1.0);
            } else {
                canvas.oval(at, (size * 0.8, size * 0.6), colour, 1.0);
            }
            x += size * 2.1;
        }
    }
}
