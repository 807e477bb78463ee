//! Pictures of what shops sell.

use super::super::picture::{Canvas, Colour, mix, rgb};
use super::things::table;
use super::{H, W};

/// Sacks of rice, eggs and beans in a shop.
pub(super) fn rice(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x6a5138), rgb(0x8f7350), rgb(0x5b452f)]);
    for shelf in 0..3 {
        let floor = 150.0 + shelf as f32 * 140.0;
        for jar in 0..20 {
            let x = jar as f32 * 82.0 + canvas.between(-6.0, 6.0);
            let high = canvas.between(66.0, 96.0);
            let fill = [0xb5482e, 0xd9a441, 0x6d7f3a, 0xe9dcc0, 0x7a4a2c]
                [(canvas.chance() * 5.0) as usize % 5];
            canvas.block((x, floor - high, x + 60.0, floor), rgb(fill), 0.95);
            canvas.block((x, floor - high, x + 60.0, floor - high + 16.0), rgb(0x3a2b1d), 0.9);
            canvas.block(
                (x + 8.0, floor - high + 22.0, x + 15.0, floor - 8.0),
                rgb(0xffffff),
                0.35,
            );
        }
        canvas.block((0.0, floor, W, floor + 18.0), rgb(0xa57f52), 1.0);
        canvas.block((0.0, floor + 13.0, W, floor + 18.0), rgb(0x3a2614), 0.7);
    }
    canvas.band(600.0, H, &[rgb(0x4a3826), rgb(0x2f2318)]);
    let goods = [0xf6f0df, 0xe0b04c, 0x9a3a26, 0xf4e6c4, 0x6b7f35, 0x8a5a34];
    for row in 0..2 {
        let (base, size) = (690.0 + row as f32 * 190.0, 1.0 + row as f32 * 0.3);
        for sack in 0..6 {
            let x = 120.0 + sack as f32 * 290.0 - row as f32 * 130.0;
            full_sack(canvas, (x, base), size, rgb(goods[(sack + row * 2) % 6]));
        }
    }
    canvas.glow((800.0, 60.0), 820.0, rgb(0xffe9bd), 0.4);
}

/// An open sack, heaped; `at` is the middle of its foot.
fn full_sack(canvas: &mut Canvas, (x, y): (f32, f32), size: f32, fill: Colour) {
    let (wide, high) = (118.0 * size, 190.0 * size);
    let jute = rgb(0xb99b6b);
    let body = [
        (x - wide, y - high),
        (x + wide, y - high),
        (x + wide * 1.12, y - high * 0.3),
        (x + wide * 0.92, y),
        (x - wide * 0.92, y),
        (x - wide * 1.12, y - high * 0.3),
    ];
    canvas.shape(&body, jute, 1.0);
    let shade = [
        (x + wide * 0.4, y - high),
        (x + wide, y - high),
        (x + wide * 1.12, y - high * 0.3),
        (x + wide * 0.92, y),
        (x + wide * 0.5, y),
    ];
    canvas.shape(&shade, rgb(0x5f4a2c), 0.4);
    canvas.oval((x, y - high), (wide, 36.0 * size), rgb(0x8a6f45), 1.0);
    canvas.oval(
        (x, y - high - 6.0 * size),
        (wide * 0.9, 46.0 * size),
        mix(fill, rgb(0x2a1c10), 0.25),
        1.0,
    );
    canvas.oval((x, y - high - 14.0 * size), (wide * 0.84, 42.0 * size), fill, 1.0);
    for _ in 0..90 {
        let (dx, dy) = (canvas.between(-0.78, 0.78), canvas.between(-0.8, 0.7));
        if dx * dx + dy * dy < 0.62 {
            let grain =
                mix(fill, if canvas.chance() > 0.5 { rgb(0xffffff) } else { rgb(0x3a2614) }, 0.3);
            canvas.oval(
                (x + dx * wide, y - high - (14.0 - dy * 40.0) * size),
                (5.0 * size, 2.6 * size),
                grain,
                0.8,
            );
        }
    }
}

/// Bottles of cooking oil on a shop's shelves, some places empty.
pub(super) fn bottles(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xe3e7e6), rgb(0xc4cbcc)]);
    for shelf in 0..3 {
        let floor = 286.0 + shelf as f32 * 290.0;
        canvas.block((0.0, floor - 286.0, W, floor), rgb(0x9aa6a8), 0.45);
        for place in 0..14 {
            let x = 64.0 + place as f32 * 114.0;
            let gone = canvas.chance() > [0.86, 0.5, 0.3][shelf];
            if !gone {
                let label = [0xc8352d, 0x2d6f9e, 0x2f8f4e][place / 5];
                bottle(canvas, (x, floor), rgb(label));
            }
        }
        canvas.block((0.0, floor, W, floor + 26.0), rgb(0xf4f5f3), 1.0);
        canvas.block((0.0, floor + 20.0, W, floor + 26.0), rgb(0x59656a), 0.6);
        for tag in 0..5 {
            let x = 120.0 + tag as f32 * 330.0;
            canvas.block((x, floor + 2.0, x + 96.0, floor + 24.0), rgb(0xf5d548), 1.0);
            canvas.block((x + 10.0, floor + 9.0, x + 62.0, floor + 16.0), rgb(0x2b2b2b), 0.75);
        }
    }
    canvas.glow((800.0, -60.0), 900.0, rgb(0xffffff), 0.4);
}

fn bottle(canvas: &mut Canvas, (x, floor): (f32, f32), label: Colour) {
    let oil = rgb(0xe8ad2e);
    canvas.block((x - 42.0, floor - 168.0, x + 42.0, floor), oil, 1.0);
    let neck = [
        (x - 42.0, floor - 168.0),
        (x + 42.0, floor - 168.0),
        (x + 15.0, floor - 216.0),
        (x - 15.0, floor - 216.0),
    ];
    canvas.shape(&neck, mix(oil, rgb(0xfff1bd), 0.35), 1.0);
    canvas.block((x - 17.0, floor - 236.0, x + 17.0, floor - 212.0), label, 1.0);
    canvas.block((x - 42.0, floor - 130.0, x + 42.0, floor - 48.0), rgb(0xf9f6ea), 0.95);
    canvas.block((x - 42.0, floor - 130.0, x + 42.0, floor - 106.0), label, 1.0);
    canvas.disc((x, floor - 76.0), 18.0, label, 0.85);
    canvas.block((x - 36.0, floor - 164.0, x - 28.0, floor - 8.0), rgb(0xffffff), 0.45);
    canvas.block((x + 26.0, floor - 168.0, x + 42.0, floor), rgb(0x7a4a08), 0.28);
}

/// Bags of banana crisps beside a bunch of bananas.
pub(super) fn crisps(canvas: &mut Canvas) {
    table(canvas, [0xcfdcc8, 0xf0ead2], [0xa5713f, 0x6d4524]);
    canvas.glow((420.0, 200.0), 620.0, rgb(0xfffbe6), 0.7);
    for bag in 0..4 {
        let x = 700.0 + bag as f32 * 205.0;
        let y = 770.0 - (bag % 2) as f32 * 34.0;
        let colour = rgb([0x2f6f4e, 0xc8553d, 0x2f6f4e, 0xd99a2b][bag]);
        canvas.oval((x, y + 4.0), (106.0, 14.0), rgb(0x2a180c), 0.4);
        let foil = [
            (x - 92.0, y - 330.0),
            (x + 92.0, y - 330.0),
            (x + 100.0, y - 160.0),
            (x + 92.0, y),
            (x - 92.0, y),
            (x - 100.0, y - 160.0),
        ];
        canvas.shape(&foil, colour, 1.0);
        canvas.block(
            (x - 92.0, y - 346.0, x + 92.0, y - 322.0),
            mix(colour, rgb(0xffffff), 0.4),
            1.0,
        );
        canvas.oval((x, y - 118.0), (64.0, 72.0), rgb(0xf6ecd0), 1.0);
        for _ in 0..24 {
            let (dx, dy) = (canvas.between(-42.0, 42.0), canvas.between(-48.0, 48.0));
            let crisp = mix(rgb(0xf0c24c), rgb(0xd08f2c), canvas.chance());
            canvas.oval((x + dx, y - 118.0 + dy), (18.0, 13.0), crisp, 1.0);
        }
        canvas.block((x - 58.0, y - 272.0, x + 58.0, y - 250.0), rgb(0xfdf8e8), 0.95);
        canvas.block((x - 40.0, y - 238.0, x + 40.0, y - 228.0), rgb(0xfdf8e8), 0.7);
        canvas.block((x - 84.0, y - 320.0, x - 70.0, y - 10.0), rgb(0xffffff), 0.2);
    }
    // A hand of bananas: arcs that share a stem, the farthest first.
    for finger in (0..4).rev() {
        let (wide, deep) = (200.0 + finger as f32 * 12.0, 70.0 + finger as f32 * 44.0);
        let arc = |part: f32| {
            let turn = std::f32::consts::PI * (1.0 - part * 0.86);
            (420.0 + turn.cos() * wide, 490.0 + turn.sin() * deep)
        };
        for (grow, colour) in [(7.0, 0xa67f1c), (0.0, 0xf3cc3e)] {
            for step in 0..40 {
                let part = step as f32 / 40.0;
                let thick = 22.0 + 34.0 * (part * std::f32::consts::PI).sin() + grow;
                let shade = mix(rgb(colour), rgb(0xc99a22), part * 0.4);
                canvas.line(arc(part), arc(part + 0.027), thick, shade);
                canvas.disc(arc(part), thick / 2.0, shade, 1.0);
            }
        }
        canvas.disc(arc(1.0), 13.0, rgb(0x5b4a1c), 1.0);
    }
    let stem = [(196.0, 500.0), (246.0, 506.0), (240.0, 420.0), (214.0, 414.0)];
    canvas.shape(&stem, rgb(0x8a8f2e), 1.0);
    canvas.oval((470.0, 800.0), (200.0, 44.0), rgb(0xf4efe4), 1.0);
    canvas.oval((470.0, 794.0), (170.0, 34.0), rgb(0xdcd3c0), 1.0);
    for _ in 0..60 {
        let (dx, dy) = (canvas.between(-140.0, 140.0), canvas.between(-46.0, 12.0));
        let crisp = mix(rgb(0xf4cb58), rgb(0xd08f2c), canvas.chance());
        canvas.oval((470.0 + dx * (1.0 + dy / 90.0), 786.0 + dy), (25.0, 12.0), crisp, 1.0);
    }
}
