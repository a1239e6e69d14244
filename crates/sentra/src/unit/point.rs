//! Points, and how far they are from each other.

/// A point in millionths of a degree, so that no float decides anything.
///
/// ```
/// let point = sentra::unit::Point { latitude: -7_118_200, longitude: 112_414_800 };
/// assert!(point.in_indonesia());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Millionths of a degree north.
    pub latitude: i32,
    /// Millionths of a degree east.
    pub longitude: i32,
}

impl Point {
    /// Whether the point lies in the box around Indonesia (latitude -11.1 to 6.1, longitude 94.9 to 141.1 degrees). The
    /// box is a plausibility test, not a border.
    ///
    /// ```
    /// use sentra::unit::Point;
    /// assert!(Point { latitude: -7_118_200, longitude: 112_414_800 }.in_indonesia());
    /// assert!(!Point { latitude: 112_414_800, longitude: -7_118_200 }.in_indonesia()); // swapped
    /// ```
    pub fn in_indonesia(self) -> bool {
        (-11_100_000..=6_100_000).contains(&self.latitude)
            && (94_900_000..=141_100_000).contains(&self.longitude)
    }

    /// The great-circle distance in whole millimetres, on a sphere of the mean radius of the Earth (6,371,008.8 m, IUGG).
    /// The sphere departs from the ellipsoid by less than 0.6 percent. It is the same number on every platform.
    ///
    /// ```
    /// use sentra::unit::Point;
    /// let babat = Point { latitude: -7_105_000, longitude: 112_164_000 };
    /// let north = Point { latitude: -7_104_000, ..babat };
    /// assert_eq!((babat.millimetres_to(north), north.millimetres_to(babat)), (111_195, 111_195));
    /// assert_eq!(babat.millimetres_to(babat), 0);
    /// ```
    pub fn millimetres_to(self, other: Point) -> u64 {
        Direction::of(self).millimetres_to(Direction::of(other))
    }
}

/// Mean radius of the Earth in millimetres, (2a + b) / 3 of WGS 84.
pub(crate) const EARTH_RADIUS: f64 = 6_371_008_800.0;

/// A point as a vector of length one, so that distances need no trigonometry of degrees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direction([f64; 3]);

impl Direction {
    pub(crate) fn of(point: Point) -> Self {
        let (lat, lon) = (radians(point.latitude), radians(point.longitude));
        let (sin_lat, cos_lat) = libm::sincos(lat);
        let (sin_lon, cos_lon) = libm::sincos(lon);
        Self([cos_lat * cos_lon, cos_lat * sin_lon, sin_lat])
    }

    /// The angle between two, in radians. The half chord stays exact where points are near each other.
    pub(crate) fn angle(self, other: Self) -> f64 {
        let ([x, y, z], [a, b, c]) = (self.0, other.0);
        let chord = dot([x - a, y - b, z - c], [x - a, y - b, z - c]).sqrt();
        2.0 * libm::asin(chord.min(2.0) / 2.0)
    }

    pub(crate) fn millimetres_to(self, other: Self) -> u64 {
        let millimetres = libm::round(self.angle(other) * EARTH_RADIUS);
        // At most half the circumference, about 2 x 10^10.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "never negative and below 2^53"
        )]
        let whole = millimetres as u64;
        whole
    }

    /// The direction in which another point lies, as an angle from north in radians.
    pub(crate) fn bearing(self, other: Self) -> f64 {
        let [x, y, z] = self.0;
        let (east, north) = ([-y, x, 0.0], [-x * z, -y * z, x * x + y * y]);
        libm::atan2(dot(east, other.0), dot(north, other.0))
    }
}

fn dot([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> f64 {
    a * x + b * y + c * z
}

fn radians(millionths: i32) -> f64 {
    f64::from(millionths) * (std::f64::consts::PI / 180_000_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: i32, longitude: i32) -> Point {
        Point { latitude, longitude }
    }

    #[test]
    fn distances_are_those_of_the_sphere() {
        // A degree of a great circle: 6,371,008.8 m x pi / 180.
        assert_eq!(at(0, 0).millimetres_to(at(0, 1_000_000)), 111_195_080);
        assert_eq!(at(0, 0).millimetres_to(at(0, 180_000_000)), 20_015_114_442);
        assert_eq!(at(-90_000_000, 7).millimetres_to(at(-90_000_000, 99)), 0);
        // A millionth of a degree is a tenth of a metre, and is told apart.
        assert_eq!(at(-7_118_200, 112_414_800).millimetres_to(at(-7_118_201, 112_414_800)), 111);
    }

    #[test]
    fn bearings_go_from_north_over_east() {
        let here = Direction::of(at(0, 112_000_000));
        let right = std::f64::consts::FRAC_PI_2;
        assert!((here.bearing(Direction::of(at(0, 112_010_000))) - right).abs() < 1e-9);
        assert!(here.bearing(Direction::of(at(10_000, 112_000_000))).abs() < 1e-9);
    }
}
