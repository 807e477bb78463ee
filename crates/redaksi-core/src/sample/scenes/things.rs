//! Pictures of things near at hand.

use super::super::picture::{Canvas, Colour, mix, rgb};
use super::{H, W};

/// A room's wall and a wooden table before it.
pub(super) fn table(canvas: &mut Canvas, wall: [u32; 2], wood: [u32; 2]) {
    canvas.band(0.0, 620.0, &wall.map(rgb));
    canvas.band(620.0, H, &wood.map(rgb));
    for board in 0..6 {
        let y = 640.0 + board as f32 * board as f32 * 10.0;
        canvas.block((0.0, y, W, y + 2.0), rgb(0x2a180c), 0.35);
    }
    canvas.block((0.0, 614.0, W, 624.0), rgb(0x2a180c), 0.35);
}

/// A savings book, coins and a tin on a table.
pub(super) fn savings(canvas: &mut Canvas) {
    table(canvas, [0x4f7a72, 0x8fb0a0], [0xb88a58, 0x7d5530]);
    canvas.glow((1180.0, 160.0), 700.0, rgb(0xfff4d0), 0.6);
    let page = [(250.0, 700.0), (600.0, 660.0), (640.0, 830.0), (250.0, 880.0)];
    let other = [(600.0, 660.0), (950.0, 690.0), (1040.0, 860.0), (640.0, 830.0)];
    let cover = [
        (228.0, 704.0),
        (600.0, 656.0),
        (972.0, 690.0),
        (1066.0, 872.0),
        (640.0, 846.0),
        (226.0, 896.0),
    ];
    canvas.shape(&cover, rgb(0x1f5a54), 1.0);
    canvas.shape(&page, rgb(0xfaf6ea), 1.0);
    canvas.shape(&other, rgb(0xf1ebdb), 1.0);
    for line in 0..7 {
        let part = (line as f32 + 1.0) / 8.0;
        let (y, right) = (700.0 + part * 172.0, 606.0 + part * 34.0);
        canvas.line((272.0, y), (right - 18.0, y - 40.0), 2.0, rgb(0x9fb0a8));
        let left = 620.0 + part * 36.0;
        canvas.line(
            (left, 664.0 + part * 164.0),
            (left + 320.0 + part * 40.0, 692.0 + part * 164.0),
            2.0,
            rgb(0x9fb0a8),
        );
        canvas.line((300.0, y - 8.0), (420.0, y - 22.0), 6.0, rgb(0x3c4a6b));
        canvas.line((500.0, y - 32.0), (560.0, y - 39.0), 6.0, rgb(0x9a3a30));
    }
    for (stack, coins) in [(1130.0, 9), (1250.0, 14), (1370.0, 6), (1480.0, 11)] {
        let floor = 800.0 + (coins % 3) as f32 * 18.0;
        canvas.oval((stack, floor + 8.0), (66.0, 15.0), rgb(0x2a180c), 0.4);
        for coin in 0..coins {
            let y = floor - coin as f32 * 17.0;
            let dx = canvas.between(-5.0, 5.0);
            canvas.oval((stack + dx, y), (54.0, 17.0), rgb(0x9a7426), 1.0);
            canvas.oval(
                (stack + dx, y - 8.0),
                (54.0, 17.0),
                mix(rgb(0xe2bc5c), rgb(0xd3d6d4), (coin % 4) as f32 / 4.0),
                1.0,
            );
        }
        let top = floor - coins as f32 * 17.0 + 9.0;
        canvas.oval((stack, top), (40.0, 11.0), rgb(0xf2d685), 0.7);
    }
    canvas.block((350.0, 360.0, 610.0, 640.0), rgb(0xb7402f), 1.0);
    canvas.oval((480.0, 640.0), (130.0, 26.0), rgb(0xb7402f), 1.0);
    canvas.block((540.0, 360.0, 610.0, 644.0), rgb(0x4a120c), 0.35);
    canvas.oval((480.0, 360.0), (130.0, 30.0), rgb(0xd9d9d4), 1.0);
    canvas.block((430.0, 354.0, 530.0, 365.0), rgb(0x25211f), 1.0);
    canvas.block((350.0, 450.0, 610.0, 545.0), rgb(0xf3e6c8), 1.0);
    canvas.disc((480.0, 497.0), 32.0, rgb(0x2f6f4e), 1.0);
    canvas.block((366.0, 372.0, 380.0, 636.0), rgb(0xffffff), 0.3);
}

/// A telephone lit in a dark room, with messages on it.
pub(super) fn phone(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x141a2b), rgb(0x232b40), rgb(0x1a1418)]);
    for _ in 0..34 {
        let at = (canvas.between(0.0, W), canvas.between(40.0, 520.0));
        let light = mix(rgb(0xf2b35c), rgb(0x5c8fd6), canvas.chance());
        let size = canvas.between(14.0, 50.0);
        canvas.disc(at, size, light, 0.14);
    }
    canvas.band(700.0, H, &[rgb(0x2a1f1b), rgb(0x120d0c)]);
    canvas.glow((800.0, 450.0), 720.0, rgb(0x9fc4ff), 0.45);
    let hand = rgb(0x6e4630);
    canvas.shape(&[(560.0, 620.0), (1040.0, 640.0), (1180.0, H), (480.0, H)], hand, 1.0);
    canvas.oval((590.0, 560.0), (62.0, 190.0), hand, 1.0);
    canvas.block((600.0, 90.0, 1000.0, 830.0), rgb(0x0b0c10), 1.0);
    canvas.block((616.0, 130.0, 984.0, 790.0), rgb(0xe9f0f7), 1.0);
    canvas.block((616.0, 130.0, 984.0, 196.0), rgb(0x2d6f9e), 1.0);
    canvas.disc((654.0, 163.0), 19.0, rgb(0xcfe2ef), 1.0);
    canvas.block((690.0, 156.0, 860.0, 170.0), rgb(0xcfe2ef), 0.9);
    for (top, high, mine) in
        [(222.0, 96.0, false), (338.0, 130.0, false), (488.0, 62.0, true), (570.0, 110.0, false)]
    {
        let (left, right) = if mine { (760.0, 966.0) } else { (634.0, 900.0) };
        let bubble = if mine { rgb(0xbfe3c0) } else { rgb(0xffffff) };
        canvas.block((left, top, right, top + high), bubble, 1.0);
        let mut y = top + 18.0;
        while y + 16.0 < top + high {
            let short = canvas.between(30.0, 90.0);
            canvas.block((left + 18.0, y, right - short, y + 9.0), rgb(0x6b7a88), 0.7);
            y += 24.0;
        }
    }
    // What the message promises, and the sign that warns of it.
    canvas.shape(&[(800.0, 692.0), (854.0, 782.0), (746.0, 782.0)], rgb(0xf2b632), 1.0);
    canvas.block((795.0, 722.0, 805.0, 756.0), rgb(0x2a1d08), 1.0);
    canvas.disc((800.0, 768.0), 6.0, rgb(0x2a1d08), 1.0);
    for finger in 0..4 {
        let y = 470.0 + finger as f32 * 84.0;
        canvas.oval((1014.0, y), (38.0, 34.0), mix(hand, rgb(0x2a1810), 0.15), 1.0);
    }
    canvas.oval((630.0, 640.0), (40.0, 104.0), mix(hand, rgb(0xc98f6a), 0.25), 1.0);
    canvas.block((760.0, 104.0, 840.0, 116.0), rgb(0x2a2d36), 1.0);
}

/// A map of plots with a folded paper and a stamp on it.
pub(super) fn plots(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xe9e2cd), rgb(0xd9cfb3)]);
    let fills = [0xd9e2b8, 0xf0dca8, 0xc9dccb, 0xefe6cc, 0xe3c9a8];
    let columns = [0.0, 210.0, 470.0, 690.0, 930.0, 1190.0, 1400.0, W];
    for row in 0..5 {
        let top = row as f32 * 190.0 - 20.0;
        for pair in columns.windows(2) {
            let lean = |x: f32| (x * 0.006).sin() * 26.0;
            let plot = [
                (pair[0], top + lean(pair[0])),
                (pair[1], top + lean(pair[1])),
                (pair[1] + 12.0, top + 190.0 + lean(pair[1])),
                (pair[0] + 12.0, top + 190.0 + lean(pair[0])),
            ];
            let pick = (canvas.chance() * 5.0) as usize % 5;
            canvas.shape(&plot, rgb(fills[pick]), 1.0);
            for at in 0..4 {
                canvas.line(plot[at], plot[(at + 1) % 4], 3.0, rgb(0x8a6f4a));
                canvas.disc(plot[at], 6.0, rgb(0x8a3a2a), 1.0);
            }
            if canvas.chance() > 0.45 {
                let (x, y) = (plot[0].0 + 60.0, plot[0].1 + 66.0);
                canvas.block((x, y, x + 70.0, y + 50.0), rgb(0xa88a66), 0.9);
            }
        }
    }
    for step in 0..80 {
        let path = |at: i32| (at as f32 * 20.0, 470.0 + (at as f32 * 0.11).sin() * 70.0);
        canvas.line(path(step), path(step + 1), 34.0, rgb(0xf8f4e8));
    }
    for step in 0..80 {
        let river = |at: i32| {
            (1180.0 + (at as f32 * 0.14).sin() * 60.0 - at as f32 * 3.0, at as f32 * 12.0)
        };
        canvas.line(river(step), river(step + 1), 24.0, rgb(0x9cc6da));
    }
    let paper = [(160.0, 250.0), (760.0, 190.0), (830.0, 830.0), (220.0, 880.0)];
    canvas.shape(&paper.map(|(x, y)| (x + 18.0, y + 22.0)), rgb(0x3a2f1c), 0.3);
    canvas.shape(&paper, rgb(0xfbf8ee), 1.0);
    canvas.line((196.0, 282.0), (738.0, 228.0), 6.0, rgb(0x2f6f4e));
    canvas.line((250.0, 846.0), (800.0, 800.0), 6.0, rgb(0x2f6f4e));
    canvas.line((196.0, 282.0), (250.0, 846.0), 6.0, rgb(0x2f6f4e));
    canvas.line((738.0, 228.0), (800.0, 800.0), 6.0, rgb(0x2f6f4e));
    canvas.disc((472.0, 326.0), 42.0, rgb(0xc9a23f), 1.0);
    canvas.disc((472.0, 326.0), 28.0, rgb(0xf0d78a), 1.0);
    for line in 0..9 {
        let y = 420.0 + line as f32 * 36.0;
        let (x, long) = (250.0 + line as f32 * 3.4, canvas.between(300.0, 460.0));
        canvas.line((x, y), (x + long, y - long * 0.09), 7.0, rgb(0x8b8a82));
    }
    canvas.disc((672.0, 728.0), 64.0, rgb(0xb23a48), 0.75);
    canvas.disc((672.0, 728.0), 50.0, rgb(0xfbf8ee), 0.9);
    canvas.disc((672.0, 728.0), 36.0, rgb(0xb23a48), 0.7);
    canvas.line((1010.0, 840.0), (1330.0, 560.0), 26.0, rgb(0x27406b));
    canvas.line((1010.0, 840.0), (976.0, 870.0), 15.0, rgb(0xd9d4c6));
}

/// Vials and a syringe on a tray.
pub(super) fn vaccine(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xa9cbd4), rgb(0xe3eff0), rgb(0xf7faf8)]);
    for pane in 0..5 {
        let x = 60.0 + pane as f32 * 320.0;
        canvas.block((x, 0.0, x + 250.0, 400.0), rgb(0xf7fcfc), 0.45);
    }
    canvas.band(600.0, H, &[rgb(0xcfdadb), rgb(0x9fb0b4)]);
    canvas.shape(&[(120.0, 660.0), (1480.0, 660.0), (W, 850.0), (0.0, 850.0)], rgb(0xe9eef0), 1.0);
    canvas.shape(&[(0.0, 850.0), (W, 850.0), (W, 872.0), (0.0, 872.0)], rgb(0x7d8d92), 1.0);
    for (at, label) in [0x2d6f9e, 0x2d6f9e, 0x2f8f6e, 0x2d6f9e, 0x2f8f6e].into_iter().enumerate() {
        let x = 330.0 + at as f32 * 170.0;
        let floor = 740.0 + (at % 2) as f32 * 34.0;
        vial(canvas, (x, floor), rgb(label));
    }
    // The syringe lies before the vials.
    canvas.line((1010.0, 812.0), (1340.0, 700.0), 44.0, rgb(0xf9fdfd));
    canvas.line((1120.0, 775.0), (1330.0, 704.0), 30.0, rgb(0xbfe0ea));
    for mark in 0..9 {
        let part = mark as f32 / 9.0;
        let at = (1060.0 + part * 260.0, 796.0 - part * 88.0);
        canvas.line((at.0 - 4.0, at.1 - 14.0), (at.0 + 1.0, at.1 + 2.0), 3.0, rgb(0x4a6a74));
    }
    canvas.line((1340.0, 700.0), (1368.0, 690.5), 16.0, rgb(0x2f8f6e));
    canvas.line((1368.0, 690.5), (1510.0, 642.0), 3.5, rgb(0x6b7a80));
    canvas.line((930.0, 839.0), (1012.0, 811.0), 16.0, rgb(0xd3dde0));
    canvas.line((916.0, 806.0), (944.0, 874.0), 14.0, rgb(0xb7c6cb));
    canvas.line((994.0, 776.0), (1026.0, 850.0), 14.0, rgb(0xc3d0d4));
    canvas.glow((520.0, 120.0), 800.0, rgb(0xffffff), 0.5);
}

fn vial(canvas: &mut Canvas, (x, floor): (f32, f32), label: Colour) {
    canvas.oval((x + 10.0, floor + 4.0), (74.0, 13.0), rgb(0x4a5a60), 0.35);
    canvas.block((x - 58.0, floor - 220.0, x + 58.0, floor), rgb(0xdff0f3), 0.95);
    canvas.block((x - 58.0, floor - 120.0, x + 58.0, floor), rgb(0xbfdfe6), 1.0);
    let neck = [
        (x - 58.0, floor - 220.0),
        (x + 58.0, floor - 220.0),
        (x + 30.0, floor - 258.0),
        (x - 30.0, floor - 258.0),
    ];
    canvas.shape(&neck, rgb(0xcfe4e8), 1.0);
    canvas.block((x - 30.0, floor - 280.0, x + 30.0, floor - 254.0), rgb(0xb9c2c5), 1.0);
    canvas.block((x - 38.0, floor - 316.0, x + 38.0, floor - 276.0), label, 1.0);
    canvas.block((x - 38.0, floor - 290.0, x + 38.0, floor - 276.0), rgb(0xd9dfe1), 1.0);
    canvas.block((x - 58.0, floor - 186.0, x + 58.0, floor - 66.0), rgb(0xfdfdfb), 1.0);
    canvas.block((x - 58.0, floor - 186.0, x + 58.0, floor - 158.0), label, 1.0);
    for line in 0..3 {
        let y = floor - 142.0 + line as f32 * 22.0;
        canvas.block((x - 44.0, y, x + 34.0 - line as f32 * 16.0, y + 8.0), rgb(0x7d8d94), 0.8);
    }
    canvas.block((x - 50.0, floor - 214.0, x - 40.0, floor - 8.0), rgb(0xffffff), 0.6);
    canvas.block((x + 40.0, floor - 220.0, x + 58.0, floor), rgb(0x3a5560), 0.18);
}

/// A hanging scale with a sling for a child, before an open door.
pub(super) fn scale(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0xdcc9a4), rgb(0xe9dcbf)]);
    for board in 0..20 {
        let x = board as f32 * 84.0;
        canvas.block((x, 0.0, x + 4.0, 700.0), rgb(0x9a7f52), 0.5);
    }
    canvas.block((1020.0, 120.0, 1420.0, 720.0), rgb(0xbfdcea), 1.0);
    canvas.block((1020.0, 430.0, 1420.0, 720.0), rgb(0x7fae6a), 1.0);
    canvas.oval((1140.0, 440.0), (112.0, 62.0), rgb(0x5f9a70), 1.0);
    canvas.oval((1322.0, 440.0), (92.0, 84.0), rgb(0x4f8a5c), 1.0);
    canvas.glow((1220.0, 300.0), 460.0, rgb(0xfffbe6), 0.7);
    for (left, top, right, bottom) in [
        (1000.0, 100.0, 1024.0, 730.0),
        (1416.0, 100.0, 1440.0, 730.0),
        (1000.0, 96.0, 1440.0, 124.0),
    ] {
        canvas.block((left, top, right, bottom), rgb(0x7d5a34), 1.0);
    }
    canvas.band(720.0, H, &[rgb(0xb98f62), rgb(0x8a6238)]);
    canvas.block((0.0, 40.0, W, 84.0), rgb(0x7d5a34), 1.0);
    canvas.block((0.0, 72.0, W, 84.0), rgb(0x3f2a14), 0.6);
    let cord = rgb(0x4a3a2a);
    canvas.line((560.0, 84.0), (560.0, 220.0), 7.0, cord);
    canvas.disc((560.0, 300.0), 104.0, rgb(0x2d6f9e), 1.0);
    canvas.disc((560.0, 300.0), 84.0, rgb(0xfcfbf5), 1.0);
    for mark in 0..24 {
        let turn = mark as f32 / 24.0 * std::f32::consts::TAU;
        let at = |far: f32| (560.0 + turn.cos() * far, 300.0 + turn.sin() * far);
        canvas.line(at(if mark % 6 == 0 { 58.0 } else { 68.0 }), at(78.0), 4.0, rgb(0x3a4248));
    }
    canvas.line((560.0, 300.0), (606.0, 256.0), 7.0, rgb(0xc8352d));
    canvas.disc((560.0, 300.0), 10.0, rgb(0x25292c), 1.0);
    canvas.line((560.0, 404.0), (560.0, 470.0), 9.0, rgb(0x5b6468));
    canvas.line((560.0, 466.0), (430.0, 590.0), 7.0, cord);
    canvas.line((560.0, 466.0), (690.0, 590.0), 7.0, cord);
    infant(canvas);
    canvas.shape(
        &[(1040.0, 806.0), (1300.0, 786.0), (1350.0, 872.0), (1060.0, 892.0)],
        rgb(0xfbf7ea),
        1.0,
    );
    canvas.line((1066.0, 868.0), (1320.0, 800.0), 5.0, rgb(0x2f8f4e));
    canvas.line((1066.0, 880.0), (1330.0, 842.0), 5.0, rgb(0xe0a030));
}

/// A child in a sling, its legs hanging out.
fn infant(canvas: &mut Canvas) {
    let sling = [
        (424.0, 580.0),
        (696.0, 580.0),
        (664.0, 690.0),
        (600.0, 736.0),
        (520.0, 736.0),
        (456.0, 690.0),
    ];
    canvas.disc((560.0, 536.0), 50.0, rgb(0x9a6644), 1.0);
    canvas.oval((560.0, 506.0), (47.0, 25.0), rgb(0x241812), 1.0);
    for side in [-1.0, 1.0] {
        canvas.disc((560.0 + side * 17.0, 540.0), 5.5, rgb(0x1c120c), 1.0);
        canvas.line(
            (560.0 + side * 36.0, 616.0),
            (560.0 + side * 84.0, 560.0),
            20.0,
            rgb(0x9a6644),
        );
        canvas.line(
            (560.0 + side * 34.0, 720.0),
            (560.0 + side * 44.0, 800.0),
            30.0,
            rgb(0x9a6644),
        );
        canvas.oval((560.0 + side * 50.0, 806.0), (26.0, 14.0), rgb(0xf2ece0), 1.0);
    }
    canvas.oval((560.0, 562.0), (15.0, 5.0), rgb(0x6b2f26), 1.0);
    canvas.shape(&sling, rgb(0xd98a4a), 1.0);
    for stripe in 0..4 {
        let y = 604.0 + stripe as f32 * 32.0;
        let half = 126.0 - stripe as f32 * 17.0;
        canvas.block((560.0 - half, y, 560.0 + half, y + 9.0), rgb(0xf6e6c0), 0.9);
    }
}

/// Clean water from a tap into a bucket, by a house.
pub(super) fn tap(canvas: &mut Canvas) {
    canvas.band(0.0, H, &[rgb(0x9cc9e0), rgb(0xe2efe6)]);
    canvas.ridge(330.0, 50.0, 1.0, rgb(0x7fa896), rgb(0xa3c19a));
    canvas.ridge(470.0, 24.0, 1.0, rgb(0x5c9457), rgb(0x7fae62));
    canvas.band(700.0, H, &[rgb(0xb7ab98), rgb(0x8d8170)]);
    for leg in [1180.0, 1290.0, 1400.0] {
        canvas.block((leg - 7.0, 330.0, leg + 7.0, 640.0), rgb(0x5b5348), 1.0);
    }
    canvas.line((1180.0, 340.0), (1400.0, 630.0), 6.0, rgb(0x5b5348));
    canvas.line((1400.0, 340.0), (1180.0, 630.0), 6.0, rgb(0x5b5348));
    canvas.block((1170.0, 150.0, 1410.0, 330.0), rgb(0x2f6fa8), 1.0);
    canvas.oval((1290.0, 150.0), (120.0, 28.0), rgb(0x4f8fc4), 1.0);
    canvas.oval((1290.0, 330.0), (120.0, 20.0), rgb(0x2f6fa8), 1.0);
    for ring in 0..3 {
        let y = 196.0 + ring as f32 * 44.0;
        canvas.block((1170.0, y, 1410.0, y + 7.0), rgb(0x1f4f80), 0.8);
    }
    let steel = rgb(0xb9c2c6);
    canvas.block((470.0, 250.0, 510.0, 760.0), rgb(0x8a8f92), 1.0);
    canvas.block((498.0, 250.0, 510.0, 760.0), rgb(0x4f5558), 0.7);
    canvas.block((500.0, 300.0, 740.0, 342.0), steel, 1.0);
    canvas.block((700.0, 300.0, 748.0, 410.0), steel, 1.0);
    canvas.block((690.0, 396.0, 758.0, 420.0), rgb(0x8a9498), 1.0);
    canvas.block((612.0, 244.0, 632.0, 304.0), steel, 1.0);
    canvas.block((566.0, 226.0, 678.0, 250.0), rgb(0xb23a30), 1.0);
    canvas.block((500.0, 304.0, 748.0, 312.0), rgb(0xffffff), 0.6);
    let stream = [(702.0, 420.0), (746.0, 420.0), (752.0, 690.0), (696.0, 690.0)];
    canvas.shape(&stream, rgb(0xd9eff7), 0.9);
    canvas.line((714.0, 424.0), (712.0, 690.0), 6.0, rgb(0xffffff));
    canvas.line((736.0, 424.0), (740.0, 690.0), 4.0, rgb(0x8fc4dc));
    canvas.oval((724.0, 862.0), (210.0, 24.0), rgb(0x3f382e), 0.4);
    let pail = [(540.0, 660.0), (908.0, 660.0), (866.0, 860.0), (582.0, 860.0)];
    canvas.oval((724.0, 858.0), (142.0, 22.0), rgb(0x2f8f6e), 1.0);
    canvas.shape(&pail, rgb(0x36a381), 1.0);
    canvas.shape(
        &[(820.0, 660.0), (908.0, 660.0), (866.0, 860.0), (800.0, 860.0)],
        rgb(0x134a38),
        0.35,
    );
    canvas.oval((724.0, 660.0), (184.0, 40.0), rgb(0x1f6f55), 1.0);
    canvas.oval((724.0, 668.0), (166.0, 30.0), rgb(0xa9d6e6), 1.0);
    for ring in 0..4 {
        let wide = 34.0 + ring as f32 * 34.0;
        canvas.oval((724.0, 668.0), (wide, wide * 0.19), rgb(0xffffff), 0.22);
    }
    for _ in 0..46 {
        let at = (canvas.between(640.0, 810.0), canvas.between(600.0, 676.0));
        let drop = canvas.between(2.0, 5.5);
        canvas.disc(at, drop, rgb(0xf2fbff), 0.85);
    }
}
