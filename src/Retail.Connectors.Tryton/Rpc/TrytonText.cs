namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Texts as Tryton takes them.</summary>
internal static class TrytonText
{
    private static readonly char[] Breaks = ['\t', '\n', '\r', '\v', '\f'];

    /// <summary>Fields of one line (<c>char</c>) take no tabs and line breaks: they become spaces.</summary>
    public static string OneLine(string text) => text.IndexOfAny(Breaks) < 0
        ? text.Trim()
        : string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
