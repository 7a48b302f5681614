package dev.zhanggui.domain.trade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads province, city and district from an address as Chinese platforms write it: with blanks between them or without,
 * with full names or short ones ({@code 上海}, {@code 内蒙古}), the city of a municipality named twice or once. A part that
 * does not stand there is unknown; nothing is guessed from what stands behind it.
 */
final class ChineseAddress {
    /** Short name to full name: 4 municipalities, 23 provinces, 5 autonomous regions, 2 special administrative ones. */
    private static final Map<String, String> PROVINCES = provinces();

    private static final Pattern LEAD = Pattern.compile("^(?:中国|中华人民共和国)?[\\s\\u3000,，]*");
    private static final Pattern BLANKS = Pattern.compile("^[\\s\\u3000,，]+");
    private static final Pattern BETWEEN =
            Pattern.compile("^(?:市辖区|省直辖县级行政区划|自治区直辖县级行政区划|县(?=[\\s\\u3000]))[\\s\\u3000,，]*");
    /** What follows a name that only looks like a province: 北京路, 吉林市, 海南藏族自治州. */
    private static final Pattern NO_PROVINCE = Pattern.compile("^(?:市|路|街|道|大道|东路|西路|南路|北路|中路|藏族自治州|州)");

    private static final String PREFECTURES = "凉山州|甘孜州|阿坝州|海西州|海北州|海南州|黄南州|果洛州|玉树州|迪庆州|怒江州|大理州|德宏州"
            + "|楚雄州|红河州|文山州|西双版纳州|延边州|恩施州|湘西州|黔东南州|黔南州|黔西南州|临夏州|甘南州|伊犁州|昌吉州|巴音郭楞州|巴州"
            + "|博尔塔拉州|博州|克孜勒苏州|克州";
    private static final String NAME = "[^\\s\\u3000区區县縣路街道号號村\\d]";
    private static final Pattern CITY = Pattern.compile("^(?:" + NAME + "{2,12}?自治州|" + PREFECTURES + "|" + NAME
            + "{2,5}?地区|" + NAME + "{2,5}?盟|神农架林区|" + NAME + "{1,8}?市(?![场場民政]))");
    private static final Pattern ISLAND = Pattern.compile("^(?:香港岛|九龙|新界|澳门半岛|澳门离岛|离岛|氹仔岛?|路环岛?)");
    private static final Pattern DISTRICT = Pattern.compile(
            "^(?!城市|都市)(?:津市市|沙市区|[^\\s\\u3000路街道号號\\d]{1,14}?" + "(?:(?<![小社校厂景库院])[区區]|[县縣]|旗|市(?![场場民政])))");
    private static final Pattern TOWN = Pattern.compile("^[^\\s\\u3000路号號\\d]{1,8}?(?:镇|鎮|乡|鄉|街道)");
    private static final Pattern TOKEN = Pattern.compile("^([^\\s\\u3000,，路街道号號\\d]{2,12})[\\s\\u3000,，]+(?=\\S)");

    private String rest;

    private ChineseAddress(String address) {
        this.rest = LEAD.matcher(address.strip()).replaceFirst("");
    }

    private static Map<String, String> provinces() {
        var all = new LinkedHashMap<String, String>();
        for (var name : "北京,天津,上海,重庆".split(",")) {
            all.put(name, name + "市");
        }
        for (var name : ("河北,山西,辽宁,吉林,黑龙江,江苏,浙江,安徽,福建,江西,山东,河南,湖北,湖南,广东,海南,四川,贵州,云南,陕西,甘肃," + "青海,台湾").split(",")) {
            all.put(name, name + "省");
        }
        all.put("台灣", "台湾省");
        all.put("臺灣", "台湾省");
        all.put("内蒙古", "内蒙古自治区");
        all.put("广西", "广西壮族自治区");
        all.put("西藏", "西藏自治区");
        all.put("宁夏", "宁夏回族自治区");
        all.put("新疆", "新疆维吾尔自治区");
        all.put("香港", "香港特别行政区");
        all.put("澳门", "澳门特别行政区");
        return all;
    }

    /** Parts that are not found are empty. */
    static Destination read(String address) {
        var reading = new ChineseAddress(address);
        var province = reading.province();
        var city = reading.city(province);
        var district = reading.district(city);
        return new Destination(province, city, district, Optional.empty(), Optional.empty());
    }

    private String province() {
        for (var one : PROVINCES.entrySet()) {
            var name = one.getKey();
            if (rest.startsWith(name)) {
                var after = rest.substring(name.length());
                return passedProvince(name, one.getValue(), after);
            }
        }
        return "";
    }

    private String passedProvince(String name, String full, String after) {
        if (rest.startsWith(full)) {
            pass(full.length());
            return full;
        }
        if (after.startsWith("省") || after.startsWith("自治区")) {
            pass(name.length() + (after.startsWith("省") ? 1 : 3));
            return full;
        }
        if (NO_PROVINCE.matcher(after).find()) {
            return "";
        }
        pass(name.length());
        return full;
    }

    private String city(String province) {
        if (province.endsWith("市")) {
            var name = province.substring(0, province.length() - 1);
            if (rest.startsWith(province)) {
                pass(province.length());
            } else if (rest.startsWith(name)
                    && !NO_PROVINCE.matcher(rest.substring(name.length())).find()) {
                pass(name.length());
            }
            passOver();
            return province;
        }
        passOver();
        var found = take(province.endsWith("特别行政区") ? ISLAND : CITY);
        if (found.isEmpty() && !province.isEmpty() && !isDistrict()) {
            found = takeToken();
        }
        passOver();
        return found;
    }

    private boolean isDistrict() {
        return DISTRICT.matcher(rest).find();
    }

    private String district(String city) {
        var found = take(DISTRICT);
        return found.isEmpty() && !city.isEmpty() ? take(TOWN) : found;
    }

    private String take(Pattern pattern) {
        var found = pattern.matcher(rest);
        if (!found.find()) {
            return "";
        }
        var text = found.group();
        pass(text.length());
        return text;
    }

    /** What stands between blanks, and is no street and no number. */
    private String takeToken() {
        var found = TOKEN.matcher(rest);
        if (!found.find()) {
            return "";
        }
        var text = found.group(1);
        pass(text.length());
        return text;
    }

    private void passOver() {
        rest = BETWEEN.matcher(rest).replaceFirst("");
    }

    private void pass(int length) {
        rest = BLANKS.matcher(rest.substring(length)).replaceFirst("");
    }
}
