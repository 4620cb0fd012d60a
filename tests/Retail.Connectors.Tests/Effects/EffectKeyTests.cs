using System.Globalization;
using CsCheck;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Tests.Effects;

public class EffectKeyTests
{
    private static readonly Gen<string> Name = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[1, 40].Select(characters => new string(characters));

    private static readonly Gen<string> Word = Gen.Char["abcxyz09-._ äß"].Array[1, 12].Select(characters => new string(characters));

    private static readonly Gen<string> RecordId = Gen.Char["abcXYZ019-_./ é@#"].Array[1, 30].Select(characters => new string(characters));

    private static readonly Gen<EffectKey> Keys =
        from system in Name
        from id in RecordId
        from verb in Word
        from target in Name
        from part in Gen.OneOf(Gen.Const(string.Empty), Word)
        from generation in Gen.Int[1, 3000]
        select EffectKey.For(new EntityRef(system, EntityKind.Order, id), verb, target, part, generation);

    [Fact]
    public void Parse_AnyKey_GivesItBack() => Keys.Sample(key => EffectKey.Parse(key.ToString()) == key);

    [Fact]
    public void ShortForm_AnyKey_FitsWhereItIsStored() => Keys.Sample(key =>
    {
        var form = key.ShortForm();
        return form.Length is > 0 and <= EffectKey.ShortFormLength
            && form.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character == '-')
            && form == EffectKey.Parse(key.ToString()).ShortForm();
    });

    [Fact]
    public void ShortForm_HundredThousandKeys_NoneCollide()
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var number in Enumerable.Range(1, 50_000))
        {
            var order = new EntityRef("shop-us", EntityKind.Order, number.ToString(CultureInfo.InvariantCulture));
            forms.Add(EffectKey.For(order, "submit", "erp-us").ShortForm());
            forms.Add(EffectKey.For(order, "submit", "erp-us", generation: 2).ShortForm());
        }

        Assert.Equal(100_000, forms.Count);
    }

    [Fact]
    public void ToString_Parts_AreReadable()
    {
        var order = new EntityRef("shop-us", EntityKind.Order, "1234");

        Assert.Equal("shop-us/order/1234/submit@erp-us", EffectKey.For(order, "submit", "erp-us").ToString());
        Assert.Equal("shop-us/order/1234/submit@erp-us/part-2#3", EffectKey.For(order, "submit", "erp-us", "part-2", 3).ToString());
        Assert.StartsWith("SHOP-US-ORDER-1234", EffectKey.For(order, "submit", "erp-us").ShortForm(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("shop-us/order/1234")]
    [InlineData("submit@erp-us")]
    [InlineData("shop-us/order/submit@erp-us")]
    [InlineData("shop-us/order/1/submit@erp-us#x")]
    public void Parse_OtherText_IsRefused(string text) => Assert.ThrowsAny<FormatException>(() => EffectKey.Parse(text));

    [Fact]
    public void For_Separators_AreRefused()
    {
        var order = new EntityRef("shop-us", EntityKind.Order, "1");

        Assert.Throws<ArgumentException>(() => EffectKey.For(order, "sub/mit", "erp-us"));
        Assert.Throws<ArgumentException>(() => EffectKey.For(order, "submit", "erp-us", "part#2"));
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectKey.For(order, "submit", "erp-us", generation: 0));
    }
}
