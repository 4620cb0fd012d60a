using System.Net;
using System.Text;

namespace Retail.Connectors.Testing.Simulation;

/// <summary>A request as it arrived at a simulated server.</summary>
public sealed record SimulatedRequest
{
    private (string Text, IReadOnlyList<KeyValuePair<string, string>> Pairs)? _query;

    /// <summary>The HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path, unescaped, beginning with a slash, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it arrived, without the question mark; empty by default.</summary>
    public string QueryString { get; init; } = "";

    /// <summary>All headers in the order of arrival, <c>Host</c> and those of the content included; none by default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body's bytes; empty by default.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>False when the body came in chunks, without a length; true by default, and when there is no body.</summary>
    public bool HasContentLength { get; init; } = true;

    /// <summary>Whether the request came over TLS, or over a shell that answers as if TLS had ended before it; true by default.</summary>
    public bool IsSecure { get; init; } = true;

    /// <summary>The query's names and values, unescaped, in the order of arrival, repeated names kept.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query 
    {
        get
        {
            // A copy with another query string carries what was read from the first.
            if (_query is not { } read || read.Text != QueryString)
            {
                _query = read = (QueryString, ParsePairs(QueryString));
            }

            return read.Pairs;
        }
    }

    /// <summary>The body as text in UTF-8.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The first value of a query parameter.</summary>
    /// <param name="name">The parameter's name, case-sensitive.</param>
    /// <returns>The value, or null when the parameter is absent.</returns>
    public string? QueryValue(string name)
    {
        foreach (var (key, value) in Query)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The first value of a header.</summary>
    /// <param name="name">The header's name in any case.</param>
    /// <returns>The value, or null when the header is absent.</returns>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Reads <c>a=1&amp;b=2</c> as it stands in a query or in a form body.</summary>
    /// <param name="text">The pairs, escaped.</param>
    /// <returns>Names and values, unescaped, in their order.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> ParsePairs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? "" : part[(equals + 1)..];
            pairs.Add(new(WebUtility.UrlDecode(name), WebUtility.UrlDecode(value)));
        }

        return pairs;
    }
}
