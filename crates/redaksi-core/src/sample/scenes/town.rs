//! Pictures of what people build.

use super::super::picture::{Canvas, mix, rgb};
use super::{H, W};

pub(super) fn city(canvas: &mut Canvas) {
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

pub(super) fn stage(canvas: &mut Canvas) {
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
            let cone = [
                (top - 14.0, 0.0),
                (top + 14.0, 0.0),
                (foot + spread, 730.0),
                (foot - spread, 730.0),
            ];
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

pub(super) fn stadium(canvas: &mut Canvas) {
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

pub(super) fn market(canvas: &mut Canvas) {
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
                    canvas.disc(
                        (px + dx, lift),
                        11.0 * size,
                        mix(colour, rgb(0xffffff), 0.08),
                        1.0,
                    );
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

pub(super) fn road(canvas: &mut Canvas) {
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

pub(super) fn bridge(canvas: &mut Canvas) {
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
        canvas.line(
            (x, sag(x, 530.0, -0.0) - 190.0 * ((x - 800.0) / 550.0).powi(2)),
            (next, sag(next, 530.0, -0.0) - 190.0 * ((next - 800.0) / 550.0).powi(2)),
            5.0,
            steel,
        );
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

pub(super) fn library(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x5a3d25), rgb(0x7a5433)]);
    let spines = [0xb23a48, 0xe0a030, 0x2f7f86, 0x35507a, 0x5a7d3a, 0xe8dcc0, 0x8a4f7d, 0xd9743b];
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
                canvas.block(
                    (x + 4.0, floor - high * 0.8, x + wide - 4.0, floor - high * 0.7),
                    band,
                    0.9,
                );
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

pub(super) fn station(canvas: &mut Canvas) {
    canvas.band(0.0, 520.0, &[rgb(0x6f95bd), rgb(0xf6dcb2)]);
    canvas.glow((1020.0, 430.0), 480.0, rgb(0xfff0cf), 0.8);
    canvas.ridge(440.0, 34.0, 1.0, rgb(0x7f97a0), rgb(0xa9a897));
    canvas.band(500.0, H, &[rgb(0x9a8d7c), rgb(0x6f655a)]);
    for sleeper in 0..26 {
        let near = (sleeper as f32 / 26.0).powi(2);
        let y = 512.0 + near * 390.0;
        let (left, right) = (960.0 - near * 900.0, 1060.0 - near * 330.0);
        canvas.block(
            (left - 20.0 * near, y, right + 20.0 * near, y + 3.0 + near * 15.0),
            rgb(0x4c3b2b),
            0.9,
        );
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
    canvas.shape(
        &[(130.0, 432.0), (720.0, 432.0), (650.0, 380.0), (200.0, 380.0)],
        rgb(0x9a4a35),
        1.0,
    );
    for at in 0..9 {
        let x = 178.0 + at as f32 * 58.0;
        canvas.block((x, 452.0, x + 34.0, 494.0), rgb(0xf4e3b6), 0.9);
    }
    canvas.block((925.0, 452.0, 985.0, 512.0), rgb(0xe7e4dc), 1.0);
    canvas.block((925.0, 492.0, 985.0, 504.0), rgb(0xc8553d), 1.0);
    canvas.block((935.0, 462.0, 975.0, 482.0), rgb(0x263238), 1.0);
}
