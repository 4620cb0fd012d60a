using CsCheck;

namespace Retail.Connectors.Tests;

public class EntityRefTests
{
    [Fact]
    public void Parse_AnyRef_GivesItBack() =>
        Gen.Select(
            Gen.Char["abcxyz019-"].Array[1, 40].Select(characters => new string(characters)),
            Gen.Char["abcxyz-"].Array[1, 12].Select(characters => new string(characters)),
            Gen.Char["abcXYZ019-_./ é#@"].Array[1, 30].Select(characters => new string(characters)))
        .Sample((system, kind, id) =>
        {
            var reference = new EntityRef(system, new EntityKind(kind), id);
            return EntityRef.Parse(reference.ToString()) == reference;
        });

    [Theory]
    [InlineData("")]
    [InlineData("shop-us/order")]
    [InlineData("shop-us/order/")]
    public void Parse_TooFewParts_IsRefused(string text) => Assert.Throws<FormatException>(() => EntityRef.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Shop")]
    [InlineData("shop us")]
    [InlineData("shop/us")]
    [InlineData("a-name-that-is-longer-than-forty-characters")]
    public void SystemName_OtherCharacters_AreRefused(string name) => Assert.Throws<ArgumentException>(() => new SystemName(name));
}
