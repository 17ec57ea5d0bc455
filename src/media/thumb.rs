//! Small copies of pictures, and what is learned by looking at one. Decoding is what a hostile
//! picture attacks: the measure is checked before, memory is bounded, and whoever calls this does
//! it aside, a few at a time. Everything here blocks.

use std::io::Cursor;

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, Limits, RgbImage, RgbaImage,
    codecs::{
        gif::GifDecoder,
        jpeg::{JpegDecoder, JpegEncoder},
        png::{PngDecoder, PngEncoder},
        webp::WebPDecoder,
    },
};

use super::header::{Header, bare_png};

/// Most memory of the decoder: a picture of the largest measure, and the frame of a GIF.
const MEMORY: u64 = 192 << 20;

/// Quality of JPEG.
const QUALITY: u8 = 80;

/// Largest colour profile that is taken along.
const PROFILE: usize = 64 << 10;

/// Width of the copy whose pixels are averaged.
const GLANCE: u32 = 32;

/// A small copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thumb {
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// A picture in memory.
pub(super) struct Decoded {
    pixels: DynamicImage,
    profile: Option<Vec<u8>>,
    header: Header,
}

/// Decodes the picture, or the first of its frames.
pub(super) fn decode(media_type: &str, bytes: &[u8], header: Header) -> Option<Decoded> {
    if !header.is_bearable() {
        return None;
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(header.width), Some(header.height));
    limits.max_alloc = Some(MEMORY);
    let mut profile = None;
    let pixels = match media_type {
        "image/jpeg" => {
            let mut decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
            profile = decoder.icc_profile().ok()?.filter(|it| it.len() <= PROFILE);
            pixels(decoder, limits)
        }
        "image/png" => {
            let bare = bare_png(bytes);
            pixels(PngDecoder::with_limits(Cursor::new(bare), limits.clone()).ok()?, limits)
        }
        "image/gif" => pixels(GifDecoder::new(Cursor::new(bytes)).ok()?, limits),
        "image/webp" => pixels(WebPDecoder::new(Cursor::new(bytes)).ok()?, limits),
        _ => None,
    }?;
    Some(Decoded { pixels, profile, header })
}

fn pixels(mut decoder: impl ImageDecoder, mut limits: Limits) -> Option<DynamicImage> {
    limits.reserve(decoder.total_bytes()).ok()?;
    // A decoder that does not agree must not be used.
    decoder.set_limits(limits).ok()?;
    let pixels = DynamicImage::from_decoder(decoder).ok()?;
    // Eight bits for each colour, with or without transparency.
    Some(if pixels.color().has_alpha() {
        pixels.into_rgba8().into()
    } else {
        pixels.into_rgb8().into()
    })
}

impl Decoded {
    /// A copy of that width (or of the picture's own, when it is narrower), the right side up,
    /// without any notes.
    pub(super) fn thumb(&self, width: u32) -> Option<Thumb> {
        let small = self.shrunk(width)?;
        if is_seen_through(&small) {
            let mut bytes = Vec::new();
            small.write_with_encoder(PngEncoder::new(&mut bytes)).ok()?;
            return Some(Thumb { media_type: "image/png", bytes });
        }
        self.jpeg(small.into_rgb8())
    }

    /// The same, but JPEG whatever the picture is: what is seen through it is white.
    pub(super) fn cover(&self, width: u32) -> Option<Thumb> {
        self.jpeg(on_white(&self.shrunk(width)?.into_rgba8()))
    }

    fn jpeg(&self, small: RgbImage) -> Option<Thumb> {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        if let Some(profile) = self.profile.clone() {
            encoder.set_icc_profile(profile).ok()?;
        }
        DynamicImage::from(small).write_with_encoder(encoder).ok()?;
        Some(Thumb { media_type: "image/jpeg", bytes })
    }

    /// The average colour of what is not transparent.
    pub(super) fn colour(&self) -> Option<[u8; 3]> {
        let small = self.shrunk(GLANCE)?.into_rgba8();
        let mut sums = [0_u64; 4];
        for pixel in small.pixels() {
            let [red, green, blue, alpha] = pixel.0.map(u64::from);
            sums[0] += red * alpha;
            sums[1] += green * alpha;
            sums[2] += blue * alpha;
            sums[3] += alpha;
        }
        let [red, green, blue, weight] = sums;
        let mean = |sum: u64| u8::try_from(sum.checked_div(weight)?).ok();
        Some([mean(red)?, mean(green)?, mean(blue)?])
    }

    fn shrunk(&self, width: u32) -> Option<DynamicImage> {
        let (shown, other) = self.header.shown();
        let width = width.min(shown);
        let height = u64::from(other) * u64::from(width) / u64::from(shown);
        let height = u32::try_from(height).ok()?.max(1);
        // It is turned when it is small.
        let is_turned = self.header.shown() != (self.header.width, self.header.height);
        let (width, height) = if is_turned { (height, width) } else { (width, height) };
        let has_alpha = self.pixels.color().has_alpha();
        let kind = if has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let large =
            ImageRef::new(self.pixels.width(), self.pixels.height(), self.pixels.as_bytes(), kind);
        let mut small = Image::new(width, height, kind);
        let way = ResizeAlg::Convolution(FilterType::CatmullRom);
        let way = ResizeOptions::new().resize_alg(way);
        Resizer::new().resize(&large.ok()?, &mut small, &way).ok()?;
        let bytes = small.into_vec();
        let mut small = if has_alpha {
            DynamicImage::from(RgbaImage::from_raw(width, height, bytes)?)
        } else {
            DynamicImage::from(RgbImage::from_raw(width, height, bytes)?)
        };
        small.apply_orientation(self.header.turn);
        Some(small)
    }
}

fn on_white(picture: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u32::from);
        let mixed = |colour: u32| (colour * alpha + 255 * (255 - alpha) + 127) / 255;
        image::Rgb([red, green, blue].map(|it| u8::try_from(mixed(it)).unwrap_or(u8::MAX)))
    })
}

fn is_seen_through(picture: &DynamicImage) -> bool {
    picture.as_rgba8().is_some_and(|it| it.pixels().any(|pixel| pixel.0[3] < u8::MAX))
}
