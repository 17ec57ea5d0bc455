//! Foreign pictures, made fit for a page: decoded within limits, turned upright, no larger than the
//! page needs, and in two formats only. What cannot be decoded is left out and spoils nothing else.

use std::io::Cursor;

use bytes::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};

/// Most pixels of a side, and most bytes while it is decoded.
const SIDE: u32 = 12_000;
const MEMORY: u64 = 192 << 20;

/// Quality of a JPEG that is written anew.
const QUALITY: u8 = 86;

/// A picture as the templates take it.
pub(super) struct Fit {
    /// `jpg` or `png`.
    pub(super) format: &'static str,
    pub(super) bytes: Bytes,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// The picture, at most `most` pixels wide and twice as high.
pub(super) fn fit(bytes: &Bytes, most: u32) -> Option<Fit> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE), Some(SIDE));
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    let is_upright = orientation == Orientation::NoTransforms;
    picture.apply_orientation(orientation);
    let is_small = picture.width() <= most && picture.height() <= 2 * most;
    let is_opaque = !picture.color().has_alpha();
    if !is_small {
        picture = picture.thumbnail(most, 2 * most);
    }
    let (width, height) = (picture.width(), picture.height());
    if is_small && is_upright && format == ImageFormat::Jpeg && is_opaque {
        return Some(Fit { format: "jpg", bytes: bytes.clone(), width, height });
    }
    let mut out = Cursor::new(Vec::new());
    let is_drawn = matches!(format, ImageFormat::Png | ImageFormat::Gif) && is_small;
    let name = if is_opaque && !is_drawn {
        let picture = picture.to_rgb8();
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).ok()?;
        "jpg"
    } else {
        // Eight bits a channel are enough for paper.
        let picture = DynamicImage::ImageRgba8(picture.to_rgba8());
        picture.write_to(&mut out, ImageFormat::Png).ok()?;
        "png"
    };
    Some(Fit { format: name, bytes: out.into_inner().into(), width, height })
}
