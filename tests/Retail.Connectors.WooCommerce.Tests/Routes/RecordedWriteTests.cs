using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Retail.Connectors.WooCommerce.Tests.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

public class RecordedWriteTests
{
    /// <summary>Requests that the client does not make as they were recorded, and why.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["accepted-batch-create-not-array"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["accepted-order-create-negative-qty"] = "a negative quantity is refused",
        ["accepted-order-note-empty"] = "an empty note is refused",
        ["accepted-refund-delete-no-force"] = "what has no trash is deleted with force=true",
        ["batch-empty"] = "a batch without items is not sent",
        ["batch-empty-create"] = "a batch without items is not sent",
        ["batch-exactly-100"] = "a batch names a record once",
        ["batch-orders-partial-errors"] = "an update and a deletion name their record by a number",
        ["batch-products-partial-errors"] = "amounts are decimals",
        ["error-auth-read-only-key-batch"] = "a batch without items is not sent",
        ["error-batch-101-mixed"] = "a batch names a record once",
        ["error-batch-over-100"] = "a batch is sent a hundred items at a time",
        ["error-category-delete-no-force"] = "what has no trash is deleted with force=true",
        ["error-customer-delete-no-force"] = "what has no trash is deleted with force=true",
        ["error-invalid-utf8"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["error-malformed-json"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["error-method-not-on-route"] = "there is no such route",
        ["error-order-create-fractional-qty"] = "quantities are whole numbers",
        ["error-order-create-lines-not-array"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["error-order-create-many-invalid"] = "ids are numbers",
        ["error-order-note-delete-no-force"] = "what has no trash is deleted with force=true",
        ["error-product-bad-status"] = "amounts are decimals",
        ["error-product-stock-not-number"] = "quantities are whole numbers",
        ["error-refund-not-a-number"] = "amounts are decimals",
        ["error-stock-14-put-stock-fraction"] = "quantities are whole numbers",
        ["error-tax-delete-no-force"] = "what has no trash is deleted with force=true",
        ["error-webhooks-delete-no-force"] = "what has no trash is deleted with force=true",
        ["error-zone-method-delete-no-force"] = "what has no trash is deleted with force=true",
        ["orders-json-array-body"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["orders-json-null-body"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["orders-patch-verb"] = "a record is changed by PUT",
        ["orders-post-verb-on-item"] = "a record is changed by PUT",
        ["products-create-form-encoded"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["products-create-json-as-text-plain"] = "the body is always one JSON object, in UTF-8, sent as application/json",
        ["w-product-update-price-comma"] = "amounts are decimals",
        ["w-variation-delete-no-force"] = "what has no trash is deleted with force=true",
    };

    public static TheoryData<string> Recorded => [.. Recording.Names("writes").Where(name => !Refused.ContainsKey(name))];

    public static TheoryData<string> RefusedOnes => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task Client_RecordedWrite_IsMadeAgain(string name)
    {
        var recording = Recording.Load("writes", name);

        var (request, error) = await Replay(recording);

        Assert.NotNull(request);
        var (method, uri, body) = request.Value;
        Assert.Equal(recording.Method, method);
        Assert.Equal(recording.Path, uri.AbsolutePath);
        Assert.Equal(recording.Query, uri.Query.TrimStart('?'));
        if (recording.Sent is null)
        {
            Assert.True(body is null or "{}");
        }
        else
        {
            using var sent = JsonDocument.Parse(recording.Sent);
            using var ours = JsonDocument.Parse(body!);
            Assert.Empty(Strictly(sent.RootElement, ours.RootElement, string.Empty));
        }

        if (recording.Status is >= 200 and <= 299)
        {
            Assert.True(error is null || name is "accepted-order-create-unknown-product" or "accepted-order-create-unknown-sku", error?.Message);
        }
        else
        {
            Assert.NotNull(error);
            Assert.NotEmpty(error.Code!);
            Assert.Equal(Code(recording), error.Code);
            Assert.NotEqual(ConnectorErrorKind.Contract, error.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedOnes))]
    public async Task Client_RefusedWrite_IsNotMadeAsItWas(string name)
    {
        var recording = Recording.Load("writes", name);
        var differs = false;
        try
        {
            var (request, _) = await Replay(recording);
            differs = request is not { } made || made.Method != recording.Method || made.Uri.Query.TrimStart('?') != recording.Query
                || recording.Sent is not { } sent || made.Body is not { } body
                || Strictly(JsonDocument.Parse(sent).RootElement, JsonDocument.Parse(body).RootElement, string.Empty).Any();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or FormatException or InvalidCastException or KeyNotFoundException or NullReferenceException)
        {
            differs = true;
        }

        Assert.True(differs, $"{name} is made after all, though: {Refused[name]}.");
    }

    private static async Task<((string Method, Uri Uri, string? Body)? Request, ConnectorException? Error)> Replay(Recording recording)
    {
        var (route, parts) = RecordedRoutes.Find(recording.Path) ?? throw new InvalidOperationException($"{recording.Path} is no route.");
        var call = RouteTable.Methods.GetValueOrDefault((recording.Method, route))
            ?? throw new InvalidOperationException($"The client has no {recording.Method} {route}.");
        using var capture = new RequestCapture(recording.Status, Encoding.UTF8.GetString(recording.Body));
        await using var shop = TestShop.Over(capture, options => options.AllowStatusRefunded = recording.Name == "orders-create-set-paid");
        ConnectorException? error = null;
        try
        {
            await call(shop.Client(), new RouteCall(parts, recording.Sent is null ? null : JsonNode.Parse(recording.Sent), recording.Query == "force=true"));
        }
        catch (ConnectorException exception)
        {
            error = exception;
        }

        return (capture.Requests.Count == 0 ? null : (capture.Requests[0].Method, capture.Requests[0].Uri, capture.Requests[0].Body), error);
    }

    /// <summary>The same fields with the same values; a number and the same number as text count as one.</summary>
    private static IEnumerable<string> Strictly(JsonElement recorded, JsonElement made, string path) => (recorded.ValueKind, made.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => recorded.EnumerateObject().Select(part => part.Name).Union(made.EnumerateObject().Select(part => part.Name))
            .SelectMany(name => recorded.TryGetProperty(name, out var then) && made.TryGetProperty(name, out var now) ? Strictly(then, now, $"{path}/{name}") : [$"{path}/{name} is on one side only"]),
        (JsonValueKind.Array, JsonValueKind.Array) => recorded.GetArrayLength() == made.GetArrayLength()
            ? recorded.EnumerateArray().Zip(made.EnumerateArray()).SelectMany((pair, index) => Strictly(pair.First, pair.Second, $"{path}/{index}"))
            : [$"{path} has another length"],
        (JsonValueKind.String, JsonValueKind.String) => recorded.GetString() == made.GetString() ? [] : JsonMeaning.Differences(recorded, made, path),
        (JsonValueKind.Number, JsonValueKind.Number or JsonValueKind.String) or (JsonValueKind.String, JsonValueKind.Number) => JsonMeaning.Differences(recorded, made, path),
        _ => recorded.ValueKind == made.ValueKind ? [] : [$"{path}: {recorded} became {made}"],
    };

    private static string? Code(Recording recording)
    {
        using var body = JsonDocument.Parse(recording.Body);
        return body.RootElement.GetProperty("code").GetString();
    }
}
