using System.Globalization;
using NodaTime;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>The parameters that all collections share, checked as WordPress checks them.</summary>
internal sealed class ListQuery
{
    private readonly SimulatedRequest _request;

    public ListQuery(SimulatedRequest request, WooDates dates, string orderings, string? statuses)
    {
        _request = request;
        var gmt = Value("dates_are_gmt") is "true" or "1";
        Page = Integer("page", 1, (1, int.MaxValue), "page must be greater than or equal to 1");
        PerPage = Integer("per_page", 10, (1, 100), "per_page must be between 1 (inclusive) and 100 (inclusive)");
        After = Date("after", gmt, dates);
        Before = Date("before", gmt, dates);
        ModifiedAfter = Date("modified_after", gmt, dates);
        ModifiedBefore = Date("modified_before", gmt, dates);
        Exclude = Ids("exclude");
        Include = Ids("include");
        Offset = Value("offset") is null ? null : Integer("offset", 0, (0, int.MaxValue), "offset must be greater than or equal to 0");
        Ascending = Choice("order", "desc", "asc, and desc") == "asc";
        HasOrder = Value("order") is not null;
        OrderBy = Value("orderby");
        if (OrderBy is not null)
        {
            Choice("orderby", OrderBy, orderings);
        }

        Status = Texts("status");
        for (var index = 0; statuses is not null && index < Status.Count; index++)
        {
            if (!Contains(statuses, Status[index]))
            {
                Problems.Add(ParameterProblem.NotOneOf(
                    "status", string.Create(CultureInfo.InvariantCulture, $"status[{index}]"), statuses));
                break;
            }
        }

        Fields = [.. Texts("_fields").Select(field => field.Trim())];
    }

    public List<ParameterProblem> Problems { get; } = [];

    public int Page { get; }

    public int PerPage { get; }

    public int? Offset { get; }

    public Instant? After { get; }

    public Instant? Before { get; }

    public Instant? ModifiedAfter { get; }

    public Instant? ModifiedBefore { get; }

    public IReadOnlyList<long> Include { get; }

    public IReadOnlyList<long> Exclude { get; }

    public bool Ascending { get; }

    public bool HasOrder { get; }

    public string? OrderBy { get; }

    public IReadOnlyList<string> Status { get; }

    public IReadOnlyList<string> Fields { get; }

    public string? Value(string name) => _request.QueryValue(name);

    /// <summary>A list given as <c>a,b</c>, <c>a[]=…</c> or <c>a[0]=…</c>.</summary>
    public List<string> Texts(string name)
    {
        var values = new List<string>();
        foreach (var (key, value) in _request.Query)
        {
            if (key == name)
            {
                values.AddRange(value.Split(',', StringSplitOptions.RemoveEmptyEntries));
            }
            else if (key.StartsWith(name + "[", StringComparison.Ordinal))
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static bool Contains(string choices, string value)
        => choices.Replace("and ", "", StringComparison.Ordinal).Split(", ").Contains(value, StringComparer.Ordinal);

    private int Integer(string name, int otherwise, (int Least, int Most) bounds, string outside)
    {
        if (Value(name) is not { } text)
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Problems.Add(ParameterProblem.WrongType(name, "integer"));
            return otherwise;
        }

        if (number < bounds.Least || number > bounds.Most)
        {
            Problems.Add(new(name, "rest_out_of_bounds", outside));
        }

        return number;
    }

    private Instant? Date(string name, bool gmt, WooDates dates)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        if (dates.TryRead(text, gmt, out var instant))
        {
            return instant;
        }

        Problems.Add(ParameterProblem.InvalidDate(name));
        return null;
    }

    private string Choice(string name, string otherwise, string choices)
    {
        var value = Value(name) ?? otherwise;
        if (!Contains(choices, value))
        {
            Problems.Add(ParameterProblem.NotOneOf(name, name, choices));
        }

        return value;
    }

    private List<long> Ids(string name)
    {
        var ids = new List<long>();
        foreach (var text in Texts(name))
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            {
                ids.Add(id);
            }
            else
            {
                Problems.Add(ParameterProblem.WrongType(name, "integer", $"{name}[0]"));
                break;
            }
        }

        return ids;
    }
}
