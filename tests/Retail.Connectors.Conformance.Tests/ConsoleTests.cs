using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>What the console is asked, and how it closes.</summary>
public sealed class ConsoleTests
{
    [Theory]
    [InlineData("amend-order", "amend-order/offered", true)]
    [InlineData("amend-order/kill", "amend-order/killed-before", true)]
    [InlineData("stock", "amend-order/offered", false)]
    public void Case_OnceNamed_SelectsItsSubjectOrTheBeginningOfItsId(string wanted, string id, bool selected)
    {
        var arguments = Arguments.Parse(["--system", "tryton", "--case", wanted], out _);
        var known = SystemConformance.For(SystemRole.Erp).FirstOrDefault(item => item.Id == id);

        Assert.Equal(selected, known is not null && arguments!.Selects(known));
    }

    [Fact]
    public void Case_NamedTwice_SelectsBoth()
    {
        var arguments = Arguments.Parse(["--system", "tryton", "--case", "stock", "--live", "--case", "texts"], out _)!;

        var subjects = SystemConformance.For(SystemRole.Erp).Where(arguments.Selects).Select(item => item.Subject).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["stock", "texts"], subjects);
    }

    [Fact]
    public void Case_NotNamed_SelectsAll() =>
        Assert.All(SystemConformance.For(SystemRole.Erp), item => Assert.True(Arguments.Parse(["--system", "tryton"], out _)!.Selects(item)));

    [Fact]
    public void ClosingLine_OfARunThatWasStopped_SaysHowManyCasesAreUndecided()
    {
        var held = new CaseResult { Case = SystemConformance.For(SystemRole.Erp)[0], Verdict = CaseVerdict.Holds };

        Assert.Equal("conformance tryton: 1 hold, 0 gaps, 0 broken", new ConformanceReport("tryton", [held], []).ClosingLine);
        Assert.Equal("conformance tryton: 1 hold, 0 gaps, 0 broken, 240 not run", new ConformanceReport("tryton", [held], []) { NotRun = 240 }.ClosingLine);
    }
}
