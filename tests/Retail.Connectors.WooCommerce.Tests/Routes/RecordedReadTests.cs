using System.Globalization;
using System.Text.Json;
using Retail.Connectors.WooCommerce.Tests.Wire;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

public class RecordedReadTests
{
    private static readonly Dictionary<string, string> NotRecords = new(StringComparer.Ordinal)
    {
        ["orders-envelope"] = "an envelope around the answer, which the client never asks for",
        ["products-custom-fields-names"] = "a list of names",
    };

    public static TheoryData<string> Folders => ["orders", "customers", "products", "reads", "writes"];

    [Fact]
    public void Cultures_German_SeparatesWithAComma()
    {
        Assert.Equal(20, TestCultures.Names.Distinct().Count());
        Assert.Equal("12,5", 12.5m.ToString(CultureInfo.GetCultureInfo("de-DE")));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Record_RecordedAnswer_IsReadEverywhereAndWrittenBackWhole(string folder)
    {
        var problems = new List<string>();
        var read = 0;
        foreach (var name in Recording.Names(folder))
        {
            var recording = Recording.Load(folder, name);
            if (recording.Status is < 200 or > 299 || NotRecords.ContainsKey(name)
                || RecordedRoutes.Find(recording.Path) is not { } found || Type(found.Route) is not { } type)
            {
                continue;
            }

            using var document = JsonDocument.Parse(recording.Body);
            foreach (var (element, path) in Records(document.RootElement, found.Route))
            {
                read++;
                var info = WooJson.Default.Options.GetTypeInfo(type);
                string? first = null;
                TestCultures.Each(() =>
                {
                    var written = JsonSerializer.SerializeToElement(element.Deserialize(info), info);
                    first ??= written.GetRawText();
                    if (first != written.GetRawText())
                    {
                        problems.Add($"{name}{path}: differs under {CultureInfo.CurrentCulture.Name}");
                    }

                    if (CultureInfo.CurrentCulture.Name.Length == 0)
                    {
                        problems.AddRange(JsonMeaning.Differences(element, written).Select(difference => $"{name}{path}{difference}"));
                    }
                });
            }
        }

        Assert.NotEqual(0, read);
        Assert.Empty(problems);
    }

    /// <summary>A German comma in an answer is no thousands separator: it is refused.</summary>
    [Fact]
    public void Record_CommaInAnAmount_IsRefused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"amount":"12,50"}""", WooJson.Default.WooCoupon));

    private static Type? Type(string route) =>
        RouteRecords.ByRoute.TryGetValue(route.EndsWith("/batch", StringComparison.Ordinal) ? route[..^"/batch".Length] : route, out var records) ? records.Read : null;

    private static IEnumerable<(JsonElement Record, string Path)> Records(JsonElement body, string route)
    {
        if (body.ValueKind == JsonValueKind.Array)
        {
            return body.EnumerateArray().Select((record, index) => (record, $"/{index}"));
        }

        return route.EndsWith("/batch", StringComparison.Ordinal)
            ? body.EnumerateObject().SelectMany(action => action.Value.EnumerateArray().Where(record => !record.TryGetProperty("error", out _)).Select((record, index) => (record, $"/{action.Name}/{index}")))
            : [(body, string.Empty)];
    }
}
