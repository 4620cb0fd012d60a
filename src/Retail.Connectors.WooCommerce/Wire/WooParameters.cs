using System.Globalization;
using System.Text;
using NodaTime;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>The query of a request. What is null or empty is left out.</summary>
internal sealed class WooParameters
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];
    private bool _dated;

    public WooParameters Add(string name, string? value)
    {
        if (value is not null)
        {
            _pairs.Add(new(name, value));
        }

        return this;
    }

    public WooParameters Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public WooParameters Add(string name, decimal? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public WooParameters Add(string name, bool? value) => Add(name, value is { } flag ? (flag ? "true" : "false") : null);

    public WooParameters Add(string name, IReadOnlyList<string> values) => Add(name, WooQueries.Join(values));

    public WooParameters Add(string name, IReadOnlyList<long> values) => Add(name, WooQueries.Join(values));

    public WooParameters Add(string name, LocalDate? value) => Add(name, value?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A moment; <c>dates_are_gmt</c> goes with it, where the route knows it.</summary>
    public WooParameters Add(string name, Instant? value)
    {
        if (value is { } moment)
        {
            _dated = true;
            Add(name, WooDates.Format(moment));
        }

        return this;
    }

    /// <summary>A moment, for routes that do not know <c>dates_are_gmt</c>.</summary>
    public WooParameters AddUtc(string name, Instant? value) => value is { } moment ? Add(name, WooDates.Format(moment) + "Z") : this;

    /// <summary>Says that the moments, if there are any, are in UTC.</summary>
    public WooParameters DatesAreGmt() => _dated ? Add("dates_are_gmt", "true") : this;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _pairs)
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
