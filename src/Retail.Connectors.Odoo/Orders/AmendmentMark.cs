namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// Words behind an order's source document while it is amended. Odoo sets a confirmed order back by way of its cancellation: whoever
/// reads it in between, or after a try that died there, must not take it for called off.
/// </summary>
internal static class AmendmentMark
{
    private const string Words = " (is being amended)";

    /// <summary>The source document with the mark.</summary>
    public static string On(string? origin) => Off(origin) + Words;

    /// <summary>The source document without the mark.</summary>
    public static string Off(string? origin) => origin is null ? string.Empty : Stands(origin) ? origin[..^Words.Length] : origin;

    /// <summary>A source document as it may stand: with the mark and without.</summary>
    public static string[] Both(string origin) => [origin, On(origin)];

    /// <summary>True if it is marked.</summary>
    public static bool Stands(string? origin) => origin?.EndsWith(Words, StringComparison.Ordinal) == true;
}
