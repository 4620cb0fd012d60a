using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

public sealed class RecordedValuesTests
{
    // Ids, times and addresses are made anew, keys are random, and which products are related is a matter of luck.
    private static readonly HashSet<string> MadeAnew = new(StringComparer.Ordinal)
    {
        "id", "parent_id", "product_id", "resource_id", "number", "instance_id", "date_created", "date_created_gmt", "date_modified",
        "date_modified_gmt", "date_paid", "date_paid_gmt", "date_completed", "date_completed_gmt", "order_key", "payment_url", "_links",
        "related_ids", "receipt_url", "expiration_date", "image",
    };

    // What the recorded shop had done before that is not in the recordings.
    private static readonly Dictionary<string, string[]> HistoryUnknown = new(StringComparer.Ordinal)
    {
        ["w-product-"] = ["total_sales", "stock_quantity", "name", "generated_slug", "description"],
        ["product-update-"] = ["total_sales", "stock_quantity"],
        ["w-product-get-trashed"] = ["permalink"],
        ["batch-products-partial-errors"] = ["total_sales", "stock_quantity", "name", "slug", "permalink", "generated_slug"],
        ["batch-exactly-100"] = ["total_sales", "stock_quantity", "name"],
    };

    public static TheoryData<string> Chained => [.. RecordedChains.All.SelectMany(chain => chain).Distinct().Where(name => Recording.Load(name).Body is not null)];

    public static TheoryData<string> Read => [.. Recording.Names.Where(name => RecordedChains.Of(name) is null
        && !NotReplayed.Reasons.ContainsKey(name) && Recording.Load(name) is { Method: "GET", Status: 200, Body: not null })];

    [Theory]
    [MemberData(nameof(Read))]
    public void Handle_RecordedRead_AnswersTheSameValues(string name)
    {
        var recording = Recording.Load(name);

        var answer = JsonNode.Parse(Replayed.Answer(recording).BodyText);

        Assert.Empty(Differences(recording.Body, answer, "$", name));
    }

    [Theory]
    [MemberData(nameof(Chained))]
    public void Handle_RecordedChain_AnswersTheSameValuesAtEachStep(string name)
    {
        var recording = Recording.Load(name);

        var answer = JsonNode.Parse(Replayed.Answer(recording).BodyText);

        Assert.Empty(Differences(recording.Body, answer, "$", name));
    }

    private static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string path, string name)
    {
        if (expected is JsonObject members && actual is JsonObject others)
        {
            // The key decides what a value is worth: the moment of trashing is no value.
            if (members["key"]?.ToString() == "_wp_trash_meta_time" || members["key"]?.ToString() == "_refunded_item_id")
            {
                yield break;
            }

            foreach (var (field, value) in members.Where(member => !MadeAnew.Contains(member.Key) && !IsUnknown(name, member.Key)))
            {
                foreach (var difference in Differences(value, others[field], $"{path}.{field}", name))
                {
                    yield return difference;
                }
            }
        }
        else if (expected is JsonArray items && actual is JsonArray own)
        {
            if (items.Count != own.Count)
            {
                yield return $"{path}: {own.Count} instead of {items.Count}";
                yield break;
            }

            foreach (var difference in items.Zip(own).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}[{index}]", name)))
            {
                yield return difference;
            }
        }
        else if (Text(expected) != Text(actual))
        {
            yield return $"{path}: {Text(actual)} instead of {Text(expected)}";
        }
    }

    private static bool IsUnknown(string name, string field)
        => HistoryUnknown.Any(known => name.StartsWith(known.Key, StringComparison.Ordinal) && known.Value.Contains(field, StringComparer.Ordinal));

    private static string Text(JsonNode? node) => node?.ToJsonString(JsonSerializerOptions.Default) ?? "null";
}
