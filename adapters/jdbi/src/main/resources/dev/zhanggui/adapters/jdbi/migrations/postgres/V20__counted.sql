-- What counts of one file booked, so that the file can be taken back.

CREATE INDEX movement_counted ON movement (reference, sku, location) WHERE kind = 'count';
