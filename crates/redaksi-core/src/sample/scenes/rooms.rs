//! Pictures of rooms and yards where people meet.

use super::super::picture::{Canvas, mix, rgb};
use super::{H, W};

/// A class room, seen from its last row.
pub(super) fn classroom(canvas: &mut Canvas) {
    canvas.band(0.0, 640.0, &[rgb(0xf0ead6), rgb(0xdfe6d2)]);
    canvas.block((0.0, 500.0, W, 640.0), rgb(0x8fb3a0), 1.0);
    canvas.block((0.0, 494.0, W, 504.0), rgb(0x5f7f6e), 1.0);
    canvas.block((380.0, 120.0, 1220.0, 470.0), rgb(0x7d5a38), 1.0);
    canvas.block((398.0, 138.0, 1202.0, 452.0), rgb(0x24493c), 1.0);
    let chalk = rgb(0xe6ebe2);
    for line in 0..4 {
        let y = 190.0 + line as f32 * 56.0;
        let mut x = 440.0;
        while x < 760.0 - line as f32 * 40.0 {
            let long = canvas.between(24.0, 70.0);
            let lift = canvas.between(-3.0, 3.0);
            canvas.line((x, y), (x + long, y + lift), 5.0, chalk);
            x += long + 16.0;
        }
    }
    // A sum of triangle and square, as on any board.
    canvas.line((900.0, 390.0), (1080.0, 390.0), 5.0, chalk);
    canvas.line((900.0, 390.0), (990.0, 230.0), 5.0, chalk);
    canvas.line((990.0, 230.0), (1080.0, 390.0), 5.0, chalk);
    canvas.line((990.0, 230.0), (990.0, 390.0), 3.0, rgb(0xf0d26a));
    canvas.block((398.0, 446.0, 1202.0, 462.0), rgb(0xa5794a), 1.0);
    for x in [70.0, 1300.0] {
        canvas.block((x, 130.0, x + 230.0, 440.0), rgb(0xbfe0ee), 1.0);
        canvas.block((x, 310.0, x + 230.0, 440.0), rgb(0x9cc98a), 1.0);
        canvas.glow((x + 115.0, 260.0), 260.0, rgb(0xffffff), 0.5);
        canvas.block((x + 110.0, 130.0, x + 120.0, 440.0), rgb(0xf8f6ee), 1.0);
        canvas.block((x, 280.0, x + 230.0, 290.0), rgb(0xf8f6ee), 1.0);
    }
    canvas.block((764.0, 30.0, 836.0, 56.0), rgb(0xb23a30), 1.0);
    canvas.block((764.0, 56.0, 836.0, 82.0), rgb(0xfafafa), 1.0);
    canvas.band(640.0, H, &[rgb(0xc9b491), rgb(0xa58c66)]);
    for row in 0..3 {
        let near = row as f32;
        let (y, size) = (640.0 + near * 105.0, 0.62 + near * 0.27);
        let count = 6 - row;
        for desk in 0..count {
            let wide = W / count as f32;
            pupil(canvas, (wide * (desk as f32 + 0.5), y), size);
        }
    }
}

/// A pupil at a desk, from behind; `at` is the middle of the desk's edge.
fn pupil(canvas: &mut Canvas, (x, y): (f32, f32), size: f32) {
    let wood = rgb(0xb5834d);
    canvas.block((x - 112.0 * size, y - 8.0 * size, x + 112.0 * size, y + 16.0 * size), wood, 1.0);
    canvas.block(
        (x - 104.0 * size, y + 16.0 * size, x - 92.0 * size, y + 120.0 * size),
        rgb(0x6d4a28),
        1.0,
    );
    canvas.block(
        (x + 92.0 * size, y + 16.0 * size, x + 104.0 * size, y + 120.0 * size),
        rgb(0x6d4a28),
        1.0,
    );
    let shirt = mix(rgb(0xffffff), rgb(0xdfe3e6), canvas.chance());
    let back = [
        (x - 50.0 * size, y - 66.0 * size),
        (x + 50.0 * size, y - 66.0 * size),
        (x + 62.0 * size, y + 60.0 * size),
        (x - 62.0 * size, y + 60.0 * size),
    ];
    canvas.shape(&back, shirt, 1.0);
    canvas.block(
        (x - 56.0 * size, y + 44.0 * size, x + 56.0 * size, y + 96.0 * size),
        rgb(0xa8322c),
        1.0,
    );
    let veiled = canvas.chance() > 0.55;
    let head = (x, y - 98.0 * size);
    if veiled {
        canvas.disc(head, 42.0 * size, rgb(0xf2f2ee), 1.0);
        let veil = [
            (x - 40.0 * size, y - 96.0 * size),
            (x + 40.0 * size, y - 96.0 * size),
            (x + 54.0 * size, y - 34.0 * size),
            (x - 54.0 * size, y - 34.0 * size),
        ];
        canvas.shape(&veil, rgb(0xe6e6e0), 1.0);
    } else {
        canvas.block(
            (x - 14.0 * size, y - 80.0 * size, x + 14.0 * size, y - 60.0 * size),
            rgb(0x8a5a3c),
            1.0,
        );
        canvas.disc(head, 37.0 * size, rgb(0x211814), 1.0);
        for side in [-1.0, 1.0] {
            canvas.disc((x + side * 37.0 * size, y - 92.0 * size), 8.0 * size, rgb(0x8a5a3c), 1.0);
        }
    }
}

/// Crates of sorted rubbish and a balance at a collecting place.
pub(super) fn sorting(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x9fc3d6), rgb(0xe3e8da)]);
    canvas.ridge(300.0, 40.0, 1.0, rgb(0x7f9f8d), rgb(0xa4bb9b));
    canvas.block((0.0, 300.0, W, 640.0), rgb(0xd6d2c4), 1.0);
    for sheet in 0..40 {
        let x = sheet as f32 * 41.0;
        canvas.block((x, 300.0, x + 14.0, 640.0), rgb(0x9aa39a), 0.35);
    }
    canvas.shape(&[(0.0, 210.0), (W, 210.0), (W, 330.0), (0.0, 300.0)], rgb(0x4f7a8a), 1.0);
    for sheet in 0..40 {
        let x = sheet as f32 * 41.0;
        canvas.block((x, 210.0, x + 12.0, 316.0), rgb(0x2f5666), 0.4);
    }
    canvas.band(640.0, H, &[rgb(0xa79d8c), rgb(0x7d7466)]);
    let crates = [0x2d6f9e, 0x2f8f4e, 0xd99a2b, 0xb23a48];
    for (at, colour) in crates.into_iter().enumerate() {
        let left = 60.0 + at as f32 * 385.0;
        let (right, top, foot) = (left + 330.0, 600.0, 840.0);
        canvas.oval((left + 165.0, foot + 4.0), (200.0, 18.0), rgb(0x2f2a22), 0.4);
        for _ in 0..46 {
            let (x, y) =
                (canvas.between(left + 26.0, right - 26.0), canvas.between(top - 86.0, top + 10.0));
            let y = (y + ((x - left - 165.0) / 165.0).powi(2) * 50.0).min(top - 22.0);
            rubbish(canvas, at, (x, y));
        }
        canvas.shape(
            &[(left, top), (right, top), (right - 20.0, foot), (left + 20.0, foot)],
            rgb(colour),
            1.0,
        );
        canvas.block(
            (left - 8.0, top - 10.0, right + 8.0, top + 18.0),
            mix(rgb(colour), rgb(0xffffff), 0.25),
            1.0,
        );
        for slot in 0..4 {
            let x = left + 50.0 + slot as f32 * 64.0;
            canvas.block((x, top + 60.0, x + 38.0, top + 84.0), rgb(0x1c2226), 0.55);
            canvas.block((x, top + 130.0, x + 38.0, top + 154.0), rgb(0x1c2226), 0.55);
        }
        canvas.shape(
            &[(right - 60.0, top), (right, top), (right - 20.0, foot), (right - 70.0, foot)],
            rgb(0x101418),
            0.25,
        );
    }
}

/// A piece of what a crate is for: bottles, paper, tins, caps.
fn rubbish(canvas: &mut Canvas, which: usize, (x, y): (f32, f32)) {
    let lean = canvas.between(-16.0, 16.0);
    match which {
        0 => {
            let plastic = mix(rgb(0xd6ecf2), rgb(0x8fc4dc), canvas.chance());
            canvas.line((x, y + 30.0), (x + lean, y - 26.0), 28.0, plastic);
            canvas.line((x + lean, y - 26.0), (x + lean * 1.3, y - 44.0), 13.0, rgb(0x2d6f9e));
        }
        1 => {
            let glass = mix(rgb(0x2f7a4a), rgb(0x8fb86a), canvas.chance());
            canvas.line((x, y + 34.0), (x + lean, y - 14.0), 30.0, glass);
            canvas.line((x + lean, y - 14.0), (x + lean * 1.5, y - 48.0), 12.0, glass);
        }
        2 => {
            let paper = mix(rgb(0xc9a06a), rgb(0xf4eedd), canvas.chance());
            let sheet = [
                (x - 40.0, y - 12.0 + lean),
                (x + 34.0, y - 24.0),
                (x + 42.0, y + 20.0 + lean),
                (x - 34.0, y + 26.0),
            ];
            canvas.shape(&sheet, paper, 1.0);
            canvas.line(sheet[0], sheet[1], 2.0, rgb(0x7d6238));
        }
        _ => {
            let tin = mix(rgb(0xd3d8da), rgb(0x9aa3a8), canvas.chance());
            canvas.block((x - 20.0, y - 26.0, x + 20.0, y + 26.0), tin, 1.0);
            let label = [0xb23a48, 0x2d6f9e, 0xe0a030][(canvas.chance() * 3.0) as usize % 3];
            canvas.block((x - 20.0, y - 12.0, x + 20.0, y + 14.0), rgb(label), 0.9);
            canvas.oval((x, y - 26.0), (20.0, 6.0), rgb(0xeef1f2), 1.0);
        }
    }
}

/// Rain through the roof of a market hall into buckets between the stalls.
pub(super) fn leak(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x39424a), rgb(0x6b7478), rgb(0x4f5558)]);
    for sheet in 0..17 {
        let x = sheet as f32 * 100.0;
        let far = |x: f32| 800.0 + (x - 800.0) * 0.42;
        let light = mix(rgb(0x59646a), rgb(0x7d888c), canvas.chance());
        canvas.shape(
            &[(x, 0.0), (x + 94.0, 0.0), (far(x + 94.0), 300.0), (far(x), 300.0)],
            light,
            1.0,
        );
    }
    for (x, y, wide) in [(560.0, 120.0, 40.0), (980.0, 180.0, 30.0), (1190.0, 70.0, 46.0)] {
        canvas.shape(
            &[
                (x - wide, y - 14.0),
                (x + wide, y - 6.0),
                (x + wide * 0.5, y + 20.0),
                (x - wide * 0.7, y + 14.0),
            ],
            rgb(0xe3edf2),
            1.0,
        );
        canvas.glow((x, y), 150.0, rgb(0xe3edf2), 0.5);
        canvas.shape(
            &[(x - wide, y), (x + wide, y), (x + wide * 2.4, 760.0), (x - wide * 2.4, 760.0)],
            rgb(0xe3edf2),
            0.08,
        );
    }
    for (x, top) in [(240.0, 200.0), (464.0, 296.0), (1136.0, 296.0), (1360.0, 200.0)] {
        canvas.block((x - 12.0, top, x + 12.0, 700.0), rgb(0x2c3338), 1.0);
    }
    canvas.band(560.0, H, &[rgb(0x545a5b), rgb(0x363b3d)]);
    let roofs = [0xb5452f, 0x2f6f86, 0xc9912e, 0x557a3d];
    for (at, x) in [-60.0, 210.0, 1110.0, 1380.0].into_iter().enumerate() {
        stall(canvas, (x, 700.0), roofs[at]);
    }
    for puddle in 0..16 {
        let at = (canvas.between(480.0, 1120.0), 640.0 + puddle as f32 * 16.0);
        canvas.oval(at, (60.0 + puddle as f32 * 8.0, 5.0 + puddle as f32), rgb(0x9fb0b8), 0.28);
    }
    for (x, y, colour) in
        [(560.0, 790.0, 0x2f8fb0), (980.0, 740.0, 0xc8352d), (1190.0, 850.0, 0xe0b030)]
    {
        canvas.oval((x, y + 6.0), (74.0, 14.0), rgb(0x15181a), 0.5);
        canvas.shape(
            &[(x - 66.0, y - 110.0), (x + 66.0, y - 110.0), (x + 50.0, y), (x - 50.0, y)],
            rgb(colour),
            1.0,
        );
        canvas.oval((x, y - 110.0), (66.0, 16.0), mix(rgb(colour), rgb(0x101010), 0.4), 1.0);
        canvas.oval((x, y - 107.0), (56.0, 11.0), rgb(0xa9c4cf), 1.0);
        for drop in 0..12 {
            let top = 170.0 + drop as f32 * (y - 290.0) / 12.0 + canvas.between(0.0, 30.0);
            canvas.line((x, top), (x, top + 26.0), 3.4, rgb(0xdcebf2));
        }
    }
}

fn stall(canvas: &mut Canvas, (x, y): (f32, f32), roof: u32) {
    canvas.block((x + 10.0, y - 190.0, x + 270.0, y), rgb(0x2a2722), 0.9);
    let goods = [0x9a2f26, 0xc9862f, 0x4a7a35, 0xcdb24a, 0xb9a98a];
    for pile in 0..9 {
        for up in 0..3 {
            let colour = rgb(goods[(pile / 2 + up / 2) % 5]);
            let lift = y - 78.0 - up as f32 * 15.0;
            let dx = canvas.between(-4.0, 4.0);
            canvas.disc((x + 34.0 + pile as f32 * 27.0 + dx, lift), 14.0, colour, 1.0);
        }
    }
    canvas.block((x, y - 70.0, x + 280.0, y + 26.0), rgb(0x6b5238), 1.0);
    for slat in 0..4 {
        let top = y - 60.0 + slat as f32 * 22.0;
        canvas.block((x, top, x + 280.0, top + 3.0), rgb(0x35281a), 0.7);
    }
    for strip in 0..8 {
        let left = x - 10.0 + strip as f32 * 37.5;
        let colour = if strip % 2 == 0 { rgb(roof) } else { rgb(0xcdc8bb) };
        let awning = [
            (left + 12.0, y - 262.0),
            (left + 46.0, y - 262.0),
            (left + 37.5, y - 180.0),
            (left, y - 180.0),
        ];
        canvas.shape(&awning, colour, 1.0);
    }
}
