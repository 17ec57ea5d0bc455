//! Pictures of kinds that not every reading system knows, as ones that all do. The same picture
//! always gives the same bytes.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};

use super::File;

/// Largest picture, in pixels each way, and most memory of the decoder.
const SIDE: u32 = 10_000;
const MEMORY: u64 = 192 << 20;

/// Quality of JPEG.
const QUALITY: u8 = 88;

/// A WebP picture (of one that moves, the first frame) as JPEG, or as PNG where it can be seen
/// through. `None` when it cannot be read within bounds.
pub(super) fn webp(file: &File) -> Option<File> {
    let mut reader = ImageReader::with_format(Cursor::new(&file.bytes), ImageFormat::WebP);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE), Some(SIDE));
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let mut bytes = Cursor::new(Vec::new());
    let media_type = if picture.color().has_alpha() {
        picture.write_to(&mut bytes, ImageFormat::Png).ok()?;
        "image/png"
    } else {
        let picture = DynamicImage::ImageRgb8(picture.into_rgb8());
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).ok()?;
        "image/jpeg"
    };
    let (media_type, bytes) = (media_type.to_owned(), bytes.into_inner().into());
    Some(File { media_type, bytes, size: file.size })
}
