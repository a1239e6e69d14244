use super::*;
use proptest::prelude::*;

/// Points on a line to the north, so many millionths of a degree (111.195 mm each) from the first.
fn line(at: &[i32]) -> Vec<Point> {
    at.iter().map(|n| Point { latitude: -7_100_000 + n, longitude: 112_400_000 }).collect()
}

fn reach(shape: Shape, metres: u64) -> Reach {
    Reach { shape, radius: metres * 1_000 }
}

#[test]
fn a_chain_links_neighbours_and_the_others_do_not() {
    // 0, 111, 222, 334 m, and one 1,112 m away.
    let points = line(&[0, 1_000, 2_000, 3_000, 10_000]);
    let of = |shape, metres| reach(shape, metres).largest(&points).points;
    assert_eq!(of(Shape::Chain, 112), [0, 1, 2, 3]);
    assert_eq!(of(Shape::Diameter, 112).len(), 2);
    assert_eq!(of(Shape::Diameter, 223).len(), 3);
    assert_eq!(of(Shape::Centre, 112).len(), 3); // around the one in the middle
    assert_eq!(of(Shape::Chain, 111), [0]); // 111.195 m is more than 111 m
    assert_eq!(spread(&points), (778_366, 1_111_951));
}

#[test]
fn points_at_one_spot_are_together_at_any_radius() {
    let points = vec![line(&[7])[0]; 3_000];
    for shape in [Shape::Chain, Shape::Diameter, Shape::Centre] {
        assert_eq!(reach(shape, 1).largest(&points).points.len(), 3_000);
    }
    assert_eq!(spread(&points), (0, 0));
    assert_eq!(reach(Shape::Chain, 1).largest(&[]), Largest::default());
}

/// A square of so many points a side, a metre apart.
fn square(side: i32) -> Vec<Point> {
    let at = |n: i32| Point { latitude: -7_100_000 + n / side * 9, longitude: 112_400_000 + n % side * 9 };
    (0..side * side).map(at).collect()
}

#[test]
fn crowds_are_counted_or_bounded_and_never_searched_without_end() {
    let crowd = square(40); // 1,600 spots within 57 m
    for shape in [Shape::Chain, Shape::Diameter, Shape::Centre] {
        let all = reach(shape, 60).largest(&crowd);
        assert_eq!((all.points.len(), all.at_most), (1_600, 1_600));
        let some = reach(shape, 20).largest(&crowd);
        assert!(some.points.len() <= some.at_most && some.at_most <= 1_600);
    }
    let more = square(50); // 2,500
    for shape in [Shape::Diameter, Shape::Centre] {
        let found = reach(shape, 20).largest(&more);
        assert!(!found.points.is_empty() && found.points.len() < found.at_most);
    }
}

#[test]
fn a_further_point_bridges_what_lies_within_two_steps() {
    let points = line(&[0, 900, 2_800, 3_700]); // a gap of 211 m between two pairs
    let chain = reach(Shape::Chain, 110);
    assert_eq!(chain.largest(&points).points, [0, 1]);
    assert_eq!(chain.bridged(&points, 1), (5, 5));
    assert_eq!(reach(Shape::Chain, 101).bridged(&points, 1), (3, 3));
    assert_eq!(reach(Shape::Chain, 101).bridged(&points, 2), (6, 6));
}

/// All subsets of a few points, by the meaning of the words.
fn brute(shape: Shape, radius: u64, points: &[Point]) -> usize {
    let near = |a: &Point, b: &Point| a.millimetres_to(*b) <= radius;
    let holds = |set: &[Point]| match shape {
        Shape::Diameter => set.iter().all(|a| set.iter().all(|b| near(a, b))),
        Shape::Chain => {
            let mut joined: Vec<Point> = set.iter().take(1).copied().collect();
            for _ in set {
                let more: Vec<Point> =
                    set.iter().filter(|a| joined.iter().any(|b| near(a, b))).copied().collect();
                joined = more;
            }
            joined.len() == set.len()
        }
        Shape::Centre => false,
    };
    let subset = |mask: u32| -> Vec<Point> {
        points.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, p)| *p).collect()
    };
    (0..1u32 << points.len()).map(subset).filter(|s| holds(s)).map(|s| s.len()).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_largest_set_is_that_of_all_subsets(
        at in prop::collection::vec((0..4_000i32, 0..4_000i32), 0..9),
        metres in 50..400u64,
    ) {
        let points: Vec<Point> = at.iter()
            .map(|(x, y)| Point { latitude: -7_100_000 + x, longitude: 112_400_000 + y }).collect();
        for shape in [Shape::Chain, Shape::Diameter] {
            let found = reach(shape, metres).largest(&points);
            prop_assert_eq!(found.points.len(), brute(shape, metres * 1_000, &points));
            prop_assert_eq!(found.at_most, found.points.len());
        }
    }

    /// A set around a spot holds one of mutual neighbours at that radius or less, and is one at twice the radius.
    #[test]
    fn a_spot_lies_between_the_other_two(
        at in prop::collection::vec((0..6_000i32, 0..6_000i32), 1..12),
        metres in 50..500u64,
    ) {
        let points: Vec<Point> = at.iter()
            .map(|(x, y)| Point { latitude: -7_100_000 + x, longitude: 112_400_000 + y }).collect();
        let around = reach(Shape::Centre, metres).largest(&points).points;
        let chosen: Vec<Point> = around.iter().map(|i| points[*i]).collect();
        prop_assert!(spread(&chosen).1 <= metres * 2_000 + 2);
        // Around each point itself there are no more than around the best spot.
        for p in &points {
            let here = points.iter().filter(|q| p.millimetres_to(**q) <= metres * 1_000).count();
            prop_assert!(here <= around.len());
        }
        // Points whose diameter is d lie within d / sqrt 3 of one spot (Jung).
        let wide = reach(Shape::Diameter, metres).largest(&points).points.len();
        let jung = reach(Shape::Centre, metres * 1_000 / 1_732 + 1).largest(&points).points.len();
        prop_assert!(wide <= jung);
    }

    #[test]
    fn the_order_of_the_points_changes_no_count(
        at in prop::collection::vec((0..3_000i32, 0..3_000i32), 0..14),
        metres in 50..300u64,
    ) {
        let points: Vec<Point> = at.iter()
            .map(|(x, y)| Point { latitude: -7_100_000 + x, longitude: 112_400_000 + y }).collect();
        let back: Vec<Point> = points.iter().rev().copied().collect();
        for shape in [Shape::Chain, Shape::Diameter, Shape::Centre] {
            let counts = [&points, &back].map(|p| reach(shape, metres).largest(p).points.len());
            prop_assert_eq!(counts[0], counts[1]);
        }
        prop_assert_eq!(spread(&points), spread(&back));
    }
}
