using System.Globalization;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>Names and addresses in every script.</summary>
internal static class People
{
    private static readonly (string First, string Last)[] Names =
    [
        ("Zoë", "O'Brien"), ("José", "van der Berg"), ("李", "小龍"), ("Мария", "\"Q\" Public"), ("محمد", "الصباح"), ("さくら", "佐藤"),
        ("Renée", "Smith, Jr."), ("Björk", "Guðmundsdóttir"), ("Ţăruş", "Ţepeş"), ("नेहा", "शर्मा"), ("Ana-Lucía", "Peña & Co"), ("X", "Æ A-12"),
        ("Ōkami", "<Wolf>"), ("Łukasz", "Żółć"), ("Nguyễn", "Thị Hương"), ("Ἀλέξανδρος", "Παπαδόπουλος"),
    ];

    private static readonly string[] Companies = ["", "", "", "ACME & Söhne \"0\"", "株式会社 例", "O’Neill / Partners"];

    public static JsonObject Address(Random random, Region region, string? email)
    {
        var (first, last) = Names[random.Next(Names.Length)];
        var address = new JsonObject
        {
            ["first_name"] = first,
            ["last_name"] = last,
            ["company"] = Companies[random.Next(Companies.Length)],
            ["address_1"] = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 400)} Main St"),
            ["address_2"] = random.Next(3) == 0 ? "Apt #" + random.Next(1, 99).ToString(CultureInfo.InvariantCulture) : "",
            ["city"] = region.City,
            ["state"] = region.State,
            ["postcode"] = region.Postcode,
            ["country"] = region.Country,
        };
        if (email is not null)
        {
            address["email"] = email;
        }

        address["phone"] = random.Next(4) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"+1 555 {random.Next(10000):0000}");
        return address;
    }
}
