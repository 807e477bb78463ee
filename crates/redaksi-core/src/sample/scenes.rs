//! What the sample's pictures show. One function a picture, from the sky down.

use super::picture::{Canvas, Colour, HEIGHT, WIDTH, mix, rgb};

/// Name and painter of every picture.
pub(super) const SCENES: [(&str, fn(&mut Canvas)); 17] = [
    ("hills", hills),
    ("lake", lake),
    ("city", city),
    ("stage", stage),
    ("stadium", stadium),
    ("field", field),
    ("market", market),
    ("road", road),
    ("coffee", coffee),
    ("bridge", bridge),
    ("library", library),
    ("station", station),
    ("rain", rain),
    ("snow", snow),
    ("sea", sea),
    ("cave", cave),
    ("flowers", flowers),
];

const W: f32 = WIDTH as f32;
const H: f32 = HEIGHT as f32;

fn hills(canvas: &mut Canvas) {
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

fn lake(canvas: &mut Canvas) {
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

fn city(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x2c3d63), rgb(0x8d6a83), rgb(0xf2a166), rgb(0xffd9a0)]);
    canvas.glow((980.0, 640.0), 560.0, rgb(0xffe2ae), 0.8);
    for (layer, (colour, low, high)) in
        [(0x8a6f7c, 190.0, 330.0), (0x54506b, 240.0, 450.0), (0x262c44, 160.0, 390.0)]
            .into_iter()
            .enumerate()
    {
        let mut x = -30.0;
        while x < W {
            let wide = canvas.between(58.0, 130.0);
            let top = H - canvas.between(low, high) - 60.0 + layer as f32 * 70.0;
            canvas.block((x, top, x + wide, H), rgb(colour), 1.0);
            if canvas.chance() > 0.7 {
                let mast = x + wide / 2.0;
                canvas.block((mast - 2.0, top - 46.0, mast + 2.0, top), rgb(colour), 1.0);
            }
            if layer > 0 {
                windows(canvas, (x, top, x + wide, H), if layer == 2 { 0.42 } else { 0.2 });
            }
            x += wide + canvas.between(0.0, 26.0);
        }
    }
}

fn windows(canvas: &mut Canvas, (left, top, right, bottom): (f32, f32, f32, f32), lit: f32) {
    let mut y = top + 14.0;
    while y < bottom {
        let mut x = left + 10.0;
        while x + 8.0 < right {
            if canvas.chance() < lit {
                let warm = mix(rgb(0xffd98a), rgb(0xfff2cc), canvas.chance());
                canvas.block((x, y, x + 7.0, y + 10.0), warm, 0.85);
            }
            x += 16.0;
        }
        y += 22.0;
    }
}

fn stage(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x1d0a10), rgb(0x3b1218), rgb(0x24090c)]);
    for fold in 0..34 {
        let x = fold as f32 * 48.0;
        let light = 0.5 + 0.5 * (fold as f32 * 1.7).sin();
        let colour = mix(rgb(0x6d1119), rgb(0xb3202a), light);
        canvas.block((x, 0.0, x + 30.0, 650.0), colour, 0.85);
        canvas.block((x + 30.0, 0.0, x + 48.0, 650.0), mix(colour, rgb(0x2b0508), 0.6), 0.85);
    }
    canvas.band(640.0, H, &[rgb(0x8a5a33), rgb(0x4e2f1a)]);
    for board in 0..8 {
        let y = 655.0 + board as f32 * board as f32 * 4.6;
        canvas.block((0.0, y, W, y + 2.0), rgb(0x351f10), 0.6);
    }
    for (top, foot, colour) in
        [(330.0, 560.0, 0xffe3b0), (800.0, 800.0, 0xfff4dc), (1270.0, 1040.0, 0xffe3b0)]
    {
        for spread in [90.0, 140.0, 190.0] {
            let cone = [(top - 14.0, 0.0), (top + 14.0, 0.0), (foot + spread, 730.0), (foot - spread, 730.0)];
            canvas.shape(&cone, rgb(colour), 0.1);
        }
        canvas.oval((foot, 730.0), (190.0, 36.0), rgb(colour), 0.5);
    }
    for x in [720.0, 800.0, 880.0] {
        angklung(canvas, x);
    }
    let dark = rgb(0x0d0507);
    for row in 0..3 {
        let y = 828.0 + row as f32 * 34.0;
        for seat in 0..24 {
            let x = seat as f32 * 70.0 + if row % 2 == 0 { 0.0 } else { 35.0 };
            let lean = canvas.between(-7.0, 7.0);
            canvas.disc((x + lean, y), 21.0, dark, 1.0);
            canvas.oval((x + lean, y + 46.0), (32.0, 34.0), dark, 1.0);
        }
    }
}

fn angklung(canvas: &mut Canvas, x: f32) {
    let bamboo = rgb(0xd9b36a);
    canvas.block((x - 30.0, 690.0, x + 30.0, 697.0), bamboo, 1.0);
    canvas.block((x - 30.0, 560.0, x + 30.0, 565.0), mix(bamboo, rgb(0x5b3b14), 0.4), 1.0);
    for (dx, top) in [(-24.0, 540.0), (-4.0, 575.0), (16.0, 600.0)] {
        canvas.block((x + dx, top, x + dx + 11.0, 690.0), bamboo, 1.0);
        canvas.block((x + dx + 7.0, top, x + dx + 11.0, 690.0), rgb(0x9a7433), 0.8);
    }
}

fn stadium(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x0a1430), rgb(0x1d2f5c), rgb(0x3a4f86)]);
    for _ in 0..120 {
        let at = (canvas.between(0.0, W), canvas.between(0.0, 340.0));
        let size = canvas.between(0.6, 1.7);
        canvas.disc(at, size, rgb(0xdfe8ff), 0.7);
    }
    canvas.oval((800.0, 640.0), (790.0, 270.0), rgb(0x2a3350), 1.0);
    let stacks = [0xd1495b, 0xedae49, 0x2e86ab, 0x66a182, 0xe4e4e4, 0x8d5a97];
    for row in 0..4 {
        for column in 0..34 {
            let turn = (column as f32 - 16.5) / 17.0;
            let x = 800.0 + turn * 770.0;
            let arch = (1.0 - turn * turn).max(0.0).sqrt();
            let y = 640.0 - 215.0 * arch - 92.0 + row as f32 * 30.0;
            let pick = (canvas.chance() * 6.0) as usize % 6;
            canvas.block((x - 20.0, y, x + 21.0, y + 26.0), rgb(stacks[pick]), 0.95);
            canvas.block((x - 20.0, y + 22.0, x + 21.0, y + 26.0), rgb(0x151a2c), 0.4);
        }
    }
    canvas.oval((800.0, 690.0), (700.0, 215.0), rgb(0x1a2138), 1.0);
    canvas.oval((800.0, 715.0), (620.0, 170.0), rgb(0x2f7d3b), 1.0);
    for stripe in 0..7 {
        let x = 330.0 + stripe as f32 * 140.0;
        let patch = [(x, 600.0), (x + 70.0, 600.0), (x + 84.0, 840.0), (x - 20.0, 840.0)];
        canvas.shape(&patch, rgb(0x3f9448), 0.35);
    }
    canvas.line((800.0, 552.0), (800.0, 884.0), 4.0, rgb(0xeaf5ea));
    canvas.oval((800.0, 715.0), (96.0, 34.0), rgb(0xeaf5ea), 1.0);
    canvas.oval((800.0, 715.0), (91.0, 30.0), rgb(0x338640), 1.0);
    for x in [150.0, 520.0, 1080.0, 1450.0] {
        canvas.block((x - 4.0, 190.0, x + 4.0, 520.0), rgb(0x3a4566), 1.0);
        canvas.block((x - 44.0, 164.0, x + 44.0, 200.0), rgb(0xf7fbff), 1.0);
        canvas.glow((x, 182.0), 290.0, rgb(0xe8f2ff), 0.6);
    }
}

fn field(canvas: &mut Canvas) {
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

fn market(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xbcd7e6), rgb(0xf3e7cf), rgb(0x9a8266), rgb(0x6b563f)]);
    let roofs = [0xc8553d, 0x2f7f86, 0xe0a030, 0x5a7d3a, 0x8a4f7d, 0x2d5f9e];
    let goods = [0xd62f2f, 0xf2a33a, 0x4f9a3a, 0xf4d35e, 0x7a3b69, 0xe8e3d0];
    for row in 0..2 {
        let (base, size) = (560.0 + row as f32 * 270.0, 1.0 + row as f32 * 0.45);
        let wide = 250.0 * size;
        let count = (W / wide) as i32 + 2;
        for stall in 0..count {
            let x = stall as f32 * wide - 110.0 * (row as f32 + 0.6);
            let roof = rgb(roofs[(stall + row * 3) as usize % 6]);
            let top = base - 250.0 * size;
            canvas.block((x + 10.0, top + 70.0, x + wide - 10.0, base), rgb(0x4a3c2f), 0.9);
            for pile in 0..13 {
                let px = x + 26.0 * size + pile as f32 * 16.0 * size;
                for up in 0..3 {
                    let colour = rgb(goods[(pile / 3 + stall + up / 2) as usize % 6]);
                    let lift = base - 62.0 * size - up as f32 * 13.0 * size;
                    let dx = canvas.between(-4.0, 4.0);
                    canvas.disc((px + dx, lift), 11.0 * size, mix(colour, rgb(0xffffff), 0.08), 1.0);
                }
            }
            canvas.block((x + 6.0, base - 56.0 * size, x + wide - 6.0, base), rgb(0x8b6b47), 1.0);
            for slat in 0..4 {
                let y = base - 50.0 * size + slat as f32 * 13.0 * size;
                canvas.block((x + 6.0, y, x + wide - 6.0, y + 2.0), rgb(0x5f4629), 0.7);
            }
            for strip in 0..8 {
                let part = wide / 8.0;
                let (left, lean) = (x + strip as f32 * part, 16.0 * size);
                let colour = if strip % 2 == 0 { roof } else { rgb(0xf6efe2) };
                let slope = [
                    (left + lean, top),
                    (left + part + lean * 0.6, top),
                    (left + part, top + 84.0 * size),
                    (left, top + 84.0 * size),
                ];
                canvas.shape(&slope, colour, 1.0);
            }
        }
    }
    canvas.glow((800.0, 120.0), 700.0, rgb(0xfff0d0), 0.35);
}

fn road(canvas: &mut Canvas) {
    canvas.band(0.0, 520.0, &[rgb(0x7fa9cf), rgb(0xf5dfba)]);
    canvas.glow((860.0, 440.0), 520.0, rgb(0xfff2d2), 0.8);
    canvas.ridge(410.0, 60.0, 1.0, rgb(0x8ba7a6), rgb(0xc7c3a8));
    canvas.ridge(485.0, 32.0, 1.0, rgb(0x5f8464), rgb(0x8fa06c));
    canvas.band(540.0, H, &[rgb(0x86a05a), rgb(0x4d7338)]);
    canvas.shape(&[(770.0, 540.0), (860.0, 540.0), (1420.0, H), (180.0, H)], rgb(0x53565c), 1.0);
    canvas.shape(&[(770.0, 540.0), (776.0, 540.0), (236.0, H), (180.0, H)], rgb(0xe8e3d2), 0.9);
    canvas.shape(&[(854.0, 540.0), (860.0, 540.0), (1420.0, H), (1364.0, H)], rgb(0xe8e3d2), 0.9);
    for dash in 0..7 {
        let near = |part: f32| 540.0 + ((dash as f32 + part) / 7.0).powi(2) * 360.0;
        let (top, bottom) = (near(0.1), near(0.6));
        let half = |y: f32| 1.0 + (y - 540.0) * 0.022;
        let patch = [
            (815.0 - half(top), top),
            (815.0 + half(top), top),
            (812.0 + half(bottom), bottom),
            (812.0 - half(bottom), bottom),
        ];
        canvas.shape(&patch, rgb(0xf2ead0), 0.95);
    }
    for tree in 0..9 {
        let near = (tree as f32 / 9.0).powf(1.5);
        for side in [-1.0, 1.0] {
            let y = 555.0 + near * 250.0;
            let x = 812.0 + side * (110.0 + near * 720.0);
            let size = 18.0 + near * 95.0;
            canvas.block((x - size * 0.07, y - size, x + size * 0.07, y), rgb(0x4a3826), 1.0);
            for (dx, dy, r) in [(0.0, 1.5, 0.6), (-0.4, 1.15, 0.45), (0.42, 1.2, 0.45)] {
                let leaf = mix(rgb(0x2f5a33), rgb(0x5d8f45), canvas.chance());
                canvas.disc((x + dx * size, y - dy * size), r * size, leaf, 1.0);
            }
        }
    }
}

fn coffee(canvas: &mut Canvas) {
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

fn bridge(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x86b4d6), rgb(0xe4ebdf)]);
    canvas.ridge(330.0, 60.0, 1.0, rgb(0x7ba090), rgb(0xa9bf9e));
    canvas.ridge(430.0, 40.0, 1.0, rgb(0x4a7a52), rgb(0x5d8a55));
    canvas.band(640.0, H, &[rgb(0xa9b48e), rgb(0x7a8f73), rgb(0x566f60)]);
    for _ in 0..70 {
        let at = (canvas.between(200.0, 1400.0), canvas.between(660.0, 890.0));
        let wide = canvas.between(20.0, 90.0);
        canvas.oval(at, (wide, 2.0), rgb(0xe3ead2), 0.4);
    }
    let bank = rgb(0x3c5c34);
    canvas.shape(&[(0.0, 560.0), (260.0, 590.0), (400.0, H), (0.0, H)], bank, 1.0);
    canvas.shape(&[(W, 550.0), (1340.0, 590.0), (1210.0, H), (W, H)], bank, 1.0);
    let steel = rgb(0x2d3a42);
    let sag = |x: f32, low: f32, depth: f32| low - depth * ((x - 800.0) / 560.0).powi(2);
    for x in [250.0, 1350.0] {
        canvas.block((x - 9.0, 330.0, x + 9.0, 610.0), steel, 1.0);
        canvas.block((x - 30.0, 326.0, x + 30.0, 338.0), steel, 1.0);
    }
    for step in 0..55 {
        let (x, next) = (250.0 + step as f32 * 20.0, 270.0 + step as f32 * 20.0);
        canvas.line((x, sag(x, 530.0, -0.0) - 190.0 * ((x - 800.0) / 550.0).powi(2)),
            (next, sag(next, 530.0, -0.0) - 190.0 * ((next - 800.0) / 550.0).powi(2)), 5.0, steel);
        let deck = |x: f32| sag(x, 618.0, 22.0);
        canvas.line((x, deck(x)), (next, deck(next)), 13.0, rgb(0x8a5f38));
        canvas.line((x, 530.0 - 190.0 * ((x - 800.0) / 550.0).powi(2)), (x, deck(x)), 2.0, steel);
    }
    canvas.line((250.0, 335.0), (0.0, 520.0), 5.0, steel);
    canvas.line((1350.0, 335.0), (W, 520.0), 5.0, steel);
    for (x, shirt) in [(690.0, 0xd9d9d9), (735.0, 0xc8553d), (900.0, 0x2f6fa8)] {
        canvas.block((x - 8.0, 566.0, x + 8.0, 596.0), rgb(shirt), 1.0);
        canvas.block((x - 6.0, 594.0, x + 6.0, 616.0), rgb(0x23272e), 1.0);
        canvas.disc((x, 556.0), 9.0, rgb(0x3a2a20), 1.0);
    }
}

fn library(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x5a3d25), rgb(0x7a5433)]);
    let spines =
        [0xb23a48, 0xe0a030, 0x2f7f86, 0x35507a, 0x5a7d3a, 0xe8dcc0, 0x8a4f7d, 0xd9743b];
    for shelf in 0..4 {
        let floor = 215.0 + shelf as f32 * 222.0;
        canvas.block((0.0, floor - 200.0, W, floor), rgb(0x3a2616), 1.0);
        let mut x = -10.0;
        while x < W {
            let (wide, high) = (canvas.between(20.0, 46.0), canvas.between(120.0, 184.0));
            let colour = rgb(spines[(canvas.chance() * 8.0) as usize % 8]);
            let lean = if canvas.chance() > 0.9 { 26.0 } else { 0.0 };
            let book = [
                (x + lean, floor - high),
                (x + lean + wide, floor - high),
                (x + wide, floor),
                (x, floor),
            ];
            canvas.shape(&book, colour, 1.0);
            let band = mix(colour, rgb(0xfff6df), 0.6);
            if lean == 0.0 {
                canvas.block((x + 4.0, floor - high * 0.8, x + wide - 4.0, floor - high * 0.7), band, 0.9);
                canvas.block((x + 4.0, floor - 24.0, x + wide - 4.0, floor - 19.0), band, 0.9);
                canvas.block((x + wide - 5.0, floor - high, x + wide, floor), rgb(0x000000), 0.18);
            }
            x += wide + lean + 2.0;
            if canvas.chance() > 0.94 {
                x += 54.0;
            }
        }
        canvas.block((0.0, floor, W, floor + 22.0), rgb(0x9a6f45), 1.0);
        canvas.block((0.0, floor + 17.0, W, floor + 22.0), rgb(0x4a2f18), 0.8);
    }
    canvas.glow((1120.0, 200.0), 900.0, rgb(0xffe8b8), 0.4);
}

fn station(canvas: &mut Canvas) {
    canvas.band(0.0, 520.0, &[rgb(0x6f95bd), rgb(0xf6dcb2)]);
    canvas.glow((1020.0, 430.0), 480.0, rgb(0xfff0cf), 0.8);
    canvas.ridge(440.0, 34.0, 1.0, rgb(0x7f97a0), rgb(0xa9a897));
    canvas.band(500.0, H, &[rgb(0x9a8d7c), rgb(0x6f655a)]);
    for sleeper in 0..26 {
        let near = (sleeper as f32 / 26.0).powi(2);
        let y = 512.0 + near * 390.0;
        let (left, right) = (960.0 - near * 900.0, 1060.0 - near * 330.0);
        canvas.block((left - 20.0 * near, y, right + 20.0 * near, y + 3.0 + near * 15.0), rgb(0x4c3b2b), 0.9);
    }
    for (from, to) in [(975.0, 130.0), (1045.0, 670.0)] {
        let rail = [(from - 1.0, 510.0), (from + 1.0, 510.0), (to + 11.0, H), (to - 11.0, H)];
        canvas.shape(&rail, rgb(0xc9ced3), 1.0);
    }
    canvas.shape(&[(1085.0, 505.0), (W, 560.0), (W, H), (860.0, H)], rgb(0xb7ada0), 1.0);
    canvas.shape(&[(1085.0, 505.0), (1092.0, 505.0), (900.0, H), (860.0, H)], rgb(0xf0c94a), 1.0);
    canvas.shape(&[(1080.0, 380.0), (W, 120.0), (W, 190.0), (1080.0, 396.0)], rgb(0x34495a), 1.0);
    for (x, top, foot) in [(1130.0, 375.0, 520.0), (1240.0, 330.0, 560.0), (1420.0, 255.0, 640.0)] {
        let thick = (x - 1080.0) * 0.03 + 3.0;
        canvas.block((x - thick, top, x + thick, foot), rgb(0x4a6172), 1.0);
    }
    canvas.block((150.0, 430.0, 700.0, 512.0), rgb(0x546b60), 1.0);
    canvas.shape(&[(130.0, 432.0), (720.0, 432.0), (650.0, 380.0), (200.0, 380.0)], rgb(0x9a4a35), 1.0);
    for at in 0..9 {
        let x = 178.0 + at as f32 * 58.0;
        canvas.block((x, 452.0, x + 34.0, 494.0), rgb(0xf4e3b6), 0.9);
    }
    canvas.block((925.0, 452.0, 985.0, 512.0), rgb(0xe7e4dc), 1.0);
    canvas.block((925.0, 492.0, 985.0, 504.0), rgb(0xc8553d), 1.0);
    canvas.block((935.0, 462.0, 975.0, 482.0), rgb(0x263238), 1.0);
}

fn rain(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x3f4a57), rgb(0x7b8790), rgb(0xa7afb0)]);
    for _ in 0..9 {
        let at = (canvas.between(0.0, W), canvas.between(40.0, 230.0));
        let size = canvas.between(160.0, 300.0);
        let colour = mix(rgb(0x4a5561), rgb(0x8a949c), canvas.chance());
        canvas.cloud(at, size, colour, 0.7);
    }
    for (at, colour) in [0x77878b, 0x566b68, 0x3c544c, 0x283d34].into_iter().enumerate() {
        let step = at as f32;
        canvas.ridge(480.0 + step * 100.0, 60.0, 1.0, rgb(colour), mix(rgb(colour), rgb(0x8d9896), 0.4));
    }
    for _ in 0..900 {
        let (x, y) = (canvas.between(-60.0, W), canvas.between(-40.0, H));
        let long = canvas.between(18.0, 46.0);
        let drop = [(x, y), (x + 1.5, y), (x - long * 0.22 + 1.5, y + long), (x - long * 0.22, y + long)];
        canvas.shape(&drop, rgb(0xe4ecf0), 0.4);
    }
}

fn snow(canvas: &mut Canvas) {
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
        let shade = [(x, top), middle, (x - 0.06 * wide, top + 300.0), (x + 0.1 * wide, 760.0), foot.0, left[1], left[0]];
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
            canvas.shape(&[(x, up - size), (x + wide * 0.5, up - size * 0.3), (x - wide * 0.2, up - size * 0.4)], rgb(0xf4fafd), 0.8);
        }
    }
}

fn sea(canvas: &mut Canvas) {
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
    canvas.shape(&[(x - 6.0, y - 120.0), (x - 6.0, y - 14.0), (x - 62.0, y - 14.0)], rgb(0xe9dcc2), 1.0);
    canvas.shape(&[(x - 76.0, y - 10.0), (x + 98.0, y - 10.0), (x + 66.0, y + 16.0), (x - 52.0, y + 16.0)], rgb(0x9a3d2c), 1.0);
}

fn cave(canvas: &mut Canvas) {
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
            let rough = 1.0 + 0.07 * (turn * 5.0 + layer as f32).sin() + canvas.between(-0.035, 0.035);
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
        canvas.shape(&[(x - 16.0, top), (x + 16.0, top), (x + 2.0, top + long)], rgb(0x4a3d31), 0.9);
    }
    for spread in [60.0, 120.0, 190.0] {
        let beam = [(800.0, 160.0), (900.0, 160.0), (720.0 + spread, H), (420.0 - spread, H)];
        canvas.shape(&beam, rgb(0xfff3cf), 0.1);
    }
    canvas.oval((620.0, 850.0), (260.0, 40.0), rgb(0xc9b48a), 0.4);
}

fn flowers(canvas: &mut Canvas) {
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
