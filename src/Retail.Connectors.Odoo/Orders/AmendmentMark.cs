using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// Words behind an order's source document while it is amended. Odoo sets a confirmed order back by way of its cancellation: whoever
/// reads it in between, or after a try that died there, must not take it for called off, nor its goods for free.
/// </summary>
internal static class AmendmentMark
{
    private const string Begun = " (is being amended)";
    private const string SetBack = " (amended, to be confirmed)";

    /// <summary>The source document of an order that is about to be cancelled, to come back as a quotation.</summary>
    public static string OnBegun(string? origin) => Off(origin) + Begun;

    /// <summary>The source document of one that came back, until it is confirmed: a cancellation is meant now.</summary>
    public static string OnSetBack(string? origin) => Off(origin) + SetBack;

    /// <summary>The source document without words.</summary>
    public static string Off(string? origin) => origin switch
    {
        null => string.Empty,
        _ when IsBegun(origin) => origin[..^Begun.Length],
        _ when IsSetBack(origin) => origin[..^SetBack.Length],
        _ => origin,
    };

    /// <summary>A source document as it may stand.</summary>
    public static string[] Forms(string origin) => [origin, OnBegun(origin), OnSetBack(origin)];

    /// <summary>True if an order in this state will come back from its cancellation.</summary>
    public static bool ComesBack(string? state, string? origin) => state == "cancel" && IsBegun(origin);

    /// <summary>True if an order in this state held goods, gave them back only to be amended, and has not got them again.</summary>
    public static bool Withholds(string? state, string? origin) => state switch
    {
        "draft" or "sent" => Stands(origin),
        _ => ComesBack(state, origin),
    };

    /// <summary>Which orders <see cref="Withholds"/>.</summary>
    public static OdooDomain Withholding => Ends(Begun).And(OdooDomain.In("state", ["draft", "sent", "cancel"]))
        .Or(Ends(SetBack).And(OdooDomain.In("state", ["draft", "sent"])));

    /// <summary>True if any of the words stand there.</summary>
    public static bool Stands(string? origin) => IsBegun(origin) || IsSetBack(origin);

    private static bool IsBegun(string? origin) => origin?.EndsWith(Begun, StringComparison.Ordinal) == true;

    private static bool IsSetBack(string? origin) => origin?.EndsWith(SetBack, StringComparison.Ordinal) == true;

    private static OdooDomain Ends(string words) => OdooDomain.Where("origin", "=like", OdooValue.From($"%{words}"));
}
