package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.domain.trade.Destination;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where buyers live: large cities of the mainland, each as likely as it has people. */
final class Cities {
    private static final double EARTH_KM = 6371;

    /** @param people in hundred thousands */
    record City(String province, String name, int people, double latitude, double longitude) {

        double kmTo(double otherLatitude, double otherLongitude) {
            double dLat = Math.toRadians(otherLatitude - latitude);
            double dLon = Math.toRadians(otherLongitude - longitude);
            double half = Math.pow(Math.sin(dLat / 2), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(otherLatitude))
                            * Math.pow(Math.sin(dLon / 2), 2);
            return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
        }

        /** Somewhere in it, to some hundred metres; the district does not exist. */
        Destination somewhere(Chance chance) {
            return new Destination(
                    province,
                    name,
                    "演示区",
                    Optional.of(rounded(latitude + (chance.share() - 0.5) * 0.2)),
                    Optional.of(rounded(longitude + (chance.share() - 0.5) * 0.2)));
        }

        private static double rounded(double degrees) {
            return Math.round(degrees * 1e4) / 1e4;
        }
    }

    static final List<City> ALL = Stream.of("""
                    北京市 北京市 219 39.90 116.41
                    上海市 上海市 249 31.23 121.47
                    天津市 天津市 137 39.13 117.20
                    重庆市 重庆市 160 29.56 106.55
                    广东省 广州市 188 23.13 113.26
                    广东省 深圳市 177 22.54 114.06
                    广东省 东莞市 105 23.02 113.75
                    广东省 佛山市 96 23.02 113.12
                    四川省 成都市 213 30.57 104.07
                    四川省 绵阳市 49 31.47 104.68
                    浙江省 杭州市 124 30.27 120.15
                    浙江省 宁波市 96 29.87 121.54
                    浙江省 温州市 97 28.00 120.70
                    江苏省 南京市 95 32.06 118.80
                    江苏省 苏州市 129 31.30 120.58
                    江苏省 无锡市 75 31.49 120.31
                    湖北省 武汉市 137 30.59 114.31
                    陕西省 西安市 130 34.34 108.94
                    河南省 郑州市 128 34.75 113.62
                    湖南省 长沙市 104 28.23 112.94
                    山东省 青岛市 103 36.07 120.38
                    山东省 济南市 94 36.65 117.12
                    辽宁省 沈阳市 92 41.80 123.43
                    黑龙江省 哈尔滨市 94 45.80 126.53
                    吉林省 长春市 91 43.82 125.32
                    安徽省 合肥市 96 31.82 117.23
                    福建省 福州市 84 26.07 119.30
                    福建省 厦门市 53 24.48 118.09
                    江西省 南昌市 65 28.68 115.86
                    云南省 昆明市 86 25.04 102.71
                    贵州省 贵阳市 62 26.65 106.63
                    广西壮族自治区 南宁市 89 22.82 108.37
                    河北省 石家庄市 112 38.04 114.51
                    山西省 太原市 54 37.87 112.55
                    甘肃省 兰州市 44 36.06 103.83
                    新疆维吾尔自治区 乌鲁木齐市 41 43.83 87.62
                    海南省 海口市 29 20.04 110.34
                    内蒙古自治区 呼和浩特市 35 40.84 111.75
                    宁夏回族自治区 银川市 29 38.49 106.23
                    青海省 西宁市 25 36.62 101.78
                    西藏自治区 拉萨市 9 29.65 91.14
                    """.split("\n")).map(Cities::read).toList();

    private static final double[] WEIGHTS =
            ALL.stream().mapToDouble(City::people).toArray();

    private Cities() {}

    private static City read(String line) {
        var cells = line.split(" ", -1);
        return new City(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]));
    }

    static City one(Chance chance) {
        return ALL.get(chance.weighed(WEIGHTS));
    }

    /** All provinces, each once. */
    static List<City> capitals() {
        var seen = new HashSet<String>();
        return ALL.stream().filter(city -> seen.add(city.province())).toList();
    }
}
