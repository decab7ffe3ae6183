"""What picture files say about themselves, read and written: EXIF, IPTC-IIM and XMP.

`read.read` turns a file into a `records.Metadata`; `write.write` makes a copy of a
picture with caption, credit and people inside, `write.write_sidecar` an XMP file.
"""
