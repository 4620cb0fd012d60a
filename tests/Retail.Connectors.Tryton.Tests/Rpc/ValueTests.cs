using System.Text;
using System.Text.Json;
using CsCheck;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Rpc;

/// <summary>Values on the wire.</summary>
public sealed class ValueTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters =
        {
            new TrytonDecimalConverter(), new TrytonDateConverter(), new TrytonInstantConverter(), new TrytonDurationConverter(), new TrytonBytesConverter(), new TrytonFlagConverter(),
        },
    };

    [Fact]
    public void Decimal_WrittenAndRead_IsTheSame() => Gen.Decimal.Sample(value =>
        JsonSerializer.Deserialize<decimal>(Text(TrytonValue.From(value)), Options) == value);

    [Fact]
    public void Instant_WrittenAndRead_IsTheSameToTheMicrosecond() => Gen.Long[0, 4_000_000_000_000_000].Sample(micros =>
    {
        var moment = NodaConstants.UnixEpoch + Duration.FromNanoseconds(micros * 1000);
        return JsonSerializer.Deserialize<Instant>(Text(TrytonValue.From(moment)), Options) == moment;
    });

    [Fact]
    public void Values_OnTheWire_HaveTheirClasses()
    {
        Assert.Equal("""{"__class__":"Decimal","decimal":"16.7983"}""", Text(TrytonValue.From(16.7983m)));
        Assert.Equal("""{"__class__":"date","year":2026,"month":11,"day":23}""", Text(TrytonValue.From(new LocalDate(2026, 11, 23))));
        Assert.Equal("""{"__class__":"timedelta","seconds":90}""", Text(TrytonValue.From(Duration.FromSeconds(90))));
        Assert.Equal("""{"__class__":"bytes","base64":"AQI="}""", Text(TrytonValue.From(new byte[] { 1, 2 }.AsMemory())));
        Assert.Equal("2.0", Text(TrytonValue.Quantity(2m)));
        Assert.Equal("0.125", Text(TrytonValue.Quantity(0.125m)));
        Assert.Equal("null", Text(TrytonValue.From((string?)null)));
        Assert.Equal("\"sale.line,17\"", Text(TrytonValue.Reference("sale.line", 17)));
    }

    [Fact]
    public void Values_Read_AreUnderstoodInEveryForm()
    {
        Assert.Equal(14.99m, JsonSerializer.Deserialize<decimal>("""{"decimal":"14.99000000000000","__class__":"Decimal"}""", Options));
        Assert.Equal(2.5m, JsonSerializer.Deserialize<decimal>("2.5", Options));
        Assert.Null(JsonSerializer.Deserialize<Instant?>("null", Options));
        Assert.True(JsonSerializer.Deserialize<bool>("1", Options));
        Assert.Equal([1, 2], JsonSerializer.Deserialize<byte[]>("""{"__class__":"bytes","base64":"AQI="}""", Options)!);
        Assert.Equal(Duration.FromMilliseconds(1500), JsonSerializer.Deserialize<Duration>("""{"__class__":"timedelta","seconds":1.5}""", Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<decimal>("""{"__class__":"date","year":1}""", Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalDate>("\"2026-01-01\"", Options));
    }

    [Fact]
    public void Domain_OfTextWithQuotes_StaysText()
    {
        var domain = TrytonDomain.Equal("name", "a\",[\"OR\"").And(TrytonDomain.Equal("id", 1L).Or(TrytonDomain.Equal("id", 2L).And(TrytonDomain.Equal("code", "x"))));

        using var json = JsonDocument.Parse(Text(domain.Value));

        Assert.Equal("a\",[\"OR\"", json.RootElement[0][2].GetString());
        Assert.Equal("OR", json.RootElement[1][0].GetString());
        Assert.Equal(2, json.RootElement[1][2].GetArrayLength());
    }

    [Fact]
    public void Domain_OfChanges_AsksForBothDates()
    {
        var from = Instant.FromUtc(2026, 1, 1, 0, 0);

        using var json = JsonDocument.Parse(Text(TrytonDomain.Changed(from, null).Value));

        Assert.Equal("OR", json.RootElement[0].GetString());
        Assert.Equal("write_date", json.RootElement[1][0].GetString());
        Assert.Equal("create_date", json.RootElement[2][1][0].GetString());
    }

    [Fact]
    public void RecordFields_OfNestedRows_ArePaths()
    {
        var fields = TrytonRecordFields.Of(TrytonModels.Sales.Type);

        Assert.Contains("lines.product.code", fields);
        Assert.Contains("currency.code", fields);
        Assert.DoesNotContain("id", fields);
    }

    private static string Text(TrytonValue value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = global::System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            value.Write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
