-- Orders that were shipped here, until their carrier has them.

ALTER TABLE order_head ADD COLUMN tracking_no TEXT;

CREATE INDEX order_uncollected ON order_head (ship_by)
 WHERE state = 'shipped' AND history = 0 AND collected_at IS NULL;
