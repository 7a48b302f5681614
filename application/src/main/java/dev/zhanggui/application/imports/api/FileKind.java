package dev.zhanggui.application.imports.api;

import static dev.zhanggui.application.imports.api.FileField.Type.DECIMAL;
import static dev.zhanggui.application.imports.api.FileField.Type.ID;
import static dev.zhanggui.application.imports.api.FileField.Type.MONEY;
import static dev.zhanggui.application.imports.api.FileField.Type.TEXT;
import static dev.zhanggui.application.imports.api.FileField.Type.TIME;
import static dev.zhanggui.application.imports.api.FileField.Type.WHOLE;
import static dev.zhanggui.application.imports.api.FileField.Type.WORD;
import static dev.zhanggui.application.imports.api.FileField.maybe;
import static dev.zhanggui.application.imports.api.FileField.needed;

import dev.zhanggui.domain.shared.Facts;
import dev.zhanggui.domain.shared.Invariant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.Port;

/** What a file is about, and the canonical columns of its rows. */
@Port
public enum FileKind {
    STORES(
            needed("store", ID),
            maybe("name", TEXT),
            maybe("platform", TEXT),
            maybe("currency", TEXT),
            maybe("zone", TEXT),
            maybe("opened_on", TIME),
            maybe("province", TEXT),
            maybe("city", TEXT),
            maybe("locations", TEXT)),
    LOCATIONS(
            needed("location", ID),
            maybe("name", TEXT),
            maybe("kind", WORD),
            maybe("province", TEXT),
            maybe("city", TEXT),
            maybe("latitude", DECIMAL),
            maybe("longitude", DECIMAL),
            maybe("cutoff", TEXT),
            maybe("daily_capacity", WHOLE),
            maybe("fixed_cost_month", MONEY)),
    PRODUCTS(
            maybe("product", TEXT),
            needed("sku", ID),
            maybe("title", TEXT),
            maybe("category", TEXT),
            maybe("position", WORD),
            maybe("traffic_or_profit", WORD),
            maybe("list_price", MONEY),
            maybe("floor_price", MONEY),
            maybe("unit_cost", MONEY),
            maybe("weight_g", WHOLE),
            maybe("pack_size", WHOLE),
            maybe("lead_time_days", WHOLE)),
    LISTINGS(
            maybe("store", ID),
            needed("item", ID),
            maybe("item_sku", ID),
            maybe("merchant_code", ID),
            needed("sku", ID),
            needed("quantity", WHOLE),
            maybe("from", TIME),
            maybe("to", TIME),
            maybe("article_no", TEXT),
            maybe("title", TEXT),
            maybe("keywords", TEXT),
            maybe("tags", TEXT),
            maybe("state", WORD),
            maybe("since", TIME),
            maybe("why", TEXT)),
    LANES(
            needed("location", ID),
            needed("carrier", ID),
            needed("province", TEXT),
            needed("first_kg", DECIMAL),
            needed("first_price", MONEY),
            needed("next_kg", DECIMAL),
            needed("next_price", MONEY),
            needed("transit_days", WHOLE),
            maybe("ships", WORD)),
    STOCK(needed("location", ID), needed("sku", ID), needed("on_hand", WHOLE), maybe("counted_at", TIME)),
    INBOUND(
            needed("location", ID),
            needed("sku", ID),
            needed("quantity", WHOLE),
            needed("due_on", TIME),
            maybe("reference", TEXT)),
    PAGE_STOCK(maybe("store", ID), needed("sku", ID), needed("shown", WHOLE), maybe("at", TIME)),
    ORDERS(
            maybe("store", ID).ofTheOrder(),
            needed("order_no", ID).ofTheOrder(),
            maybe("line_no", WHOLE),
            maybe("buyer", TEXT).ofTheOrder(),
            maybe("buyer_name", TEXT).ofTheOrder(),
            maybe("buyer_phone", TEXT).ofTheOrder(),
            maybe("buyer_address", TEXT).ofTheOrder(),
            maybe("province", TEXT).ofTheOrder(),
            maybe("city", TEXT).ofTheOrder(),
            maybe("district", TEXT).ofTheOrder(),
            maybe("latitude", DECIMAL).ofTheOrder(),
            maybe("longitude", DECIMAL).ofTheOrder(),
            needed("placed_at", TIME).ofTheOrder(),
            maybe("paid_at", TIME).ofTheOrder(),
            maybe("sku", ID),
            maybe("item", ID),
            maybe("item_sku", ID),
            maybe("merchant_code", ID),
            maybe("title", TEXT),
            maybe("quantity", WHOLE),
            maybe("unit_price", MONEY),
            maybe("list_amount", MONEY),
            maybe("discount", MONEY),
            maybe("amount", MONEY),
            maybe("freight", MONEY).ofTheOrder(),
            maybe("paid", MONEY).ofTheOrder(),
            maybe("buyer_note", TEXT).ofTheOrder(),
            maybe("seller_note", TEXT).ofTheOrder(),
            maybe("status", WORD).ofTheOrder(),
            maybe("ship_by", TIME).ofTheOrder(),
            maybe("shipped_at", TIME).ofTheOrder(),
            maybe("carrier", TEXT).ofTheOrder(),
            maybe("tracking_no", TEXT).ofTheOrder(),
            maybe("collected_at", TIME).ofTheOrder(),
            maybe("signed_at", TIME).ofTheOrder(),
            maybe("closed_at", TIME).ofTheOrder(),
            maybe("location", ID).ofTheOrder()),
    SCANS(
            needed("tracking_no", ID),
            needed("at", TIME),
            needed("status", WORD),
            maybe("place", TEXT),
            maybe("text", TEXT));

    private final List<FileField> fields;

    FileKind(FileField... fields) {
        this.fields = List.of(fields);
    }

    public List<FileField> fields() {
        return fields;
    }

    /** As callers write it: {@code page_stock}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Also in camel case: {@code pageStock}. */
    public static Optional<FileKind> of(String code) {
        return Arrays.stream(values())
                .filter(kind ->
                        kind.code().equals(code) || Facts.camel(kind.name()).equals(code))
                .findFirst();
    }

    /** Where the field stands among the kind's fields; −1 where it has none of this name. */
    public int find(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the field stands, which exists. */
    public int index(String field) {
        int index = find(field);
        Invariant.holds(index >= 0, "%s have no field %s", code(), field);
        return index;
    }
}
