namespace Retail.Connectors.Tryton.Documents;

/// <summary>
/// What stands in the note of a line, by which it is found again: which of the shop's lines it is. Tryton copies the note to the
/// line of the invoice.
/// </summary>
internal static class LineMarks
{
    public static string Line(string lineId) => $"shop line {lineId}";

    /// <summary>The part of a reduction that is not taxed.</summary>
    public static string Untaxed(string lineId) => $"shop line {lineId}, not taxed";

    /// <summary>What a price of few digits leaves over.</summary>
    public static string Rest(string mark) => $"{mark}, rest";

    public static string Rounding(string rateId) => $"shop rate {rateId}, rounding";
}
