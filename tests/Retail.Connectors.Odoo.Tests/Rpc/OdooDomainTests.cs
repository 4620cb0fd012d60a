using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Tests.Rpc;

public sealed class OdooDomainTests
{
    private static readonly OdooDomain A = OdooDomain.Equal("a", 1);
    private static readonly OdooDomain B = OdooDomain.Equal("b", 2);
    private static readonly OdooDomain C = OdooDomain.Equal("c", 3);

    [Fact]
    public void Or_OfSeveralConditions_JoinsThemInFront() =>
        Assert.Equal("""["|","&",["a","=",1],["b","=",2],["c","=",3]]""", Text(A.And(B).Or(C)));

    [Fact]
    public void Not_OfSeveralConditions_NegatesAllOfThem() =>
        Assert.Equal("""["!","&",["a","=",1],["b","=",2],["c","=",3]]""", Text(A.And(B).Not().And(C)));

    [Fact]
    public void Or_WithEveryRecord_IsEveryRecord() => Assert.Equal("[]", Text(A.Or(OdooDomain.All)));

    [Fact]
    public void Within_Moments_AreUtcWithoutZone() => Assert.Equal(
        """[["write_date",">=","2026-11-01 00:00:00"],["write_date","<","2026-11-01 00:00:09"]]""",
        Text(OdooDomain.Within("write_date", Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 11, 1, 0, 0, 9))));

    [Fact]
    public void Equal_AnyText_StaysOneValue() => Gen.String.Sample(text =>
    {
        using var document = JsonDocument.Parse(Text(OdooDomain.Equal("default_code", text)));
        return document.RootElement.GetArrayLength() == 1
            && document.RootElement[0].GetArrayLength() == 3
            && document.RootElement[0][2].GetString() == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    });

    private static string Text(OdooDomain domain)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            domain.Write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
