using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Retail.Connectors.Pipelines.Events;

/// <summary>Something that came about, for services beyond shop and ERP: ids and codes, never a person's data.</summary>
public sealed partial record CanonicalEvent
{
    /// <summary>The longest that names and values of <see cref="Data"/> may be together, in characters.</summary>
    public const int MaxDataLength = 4096;

    /// <summary>Checks what it is made of.</summary>
    /// <param name="id">The same however often the event is published, and no other event's; at most 100 characters.</param>
    /// <param name="type">What came about, for example <c>retail.order.submitted</c>: lower-case words, digits and hyphens, joined by dots; at most 100 characters.</param>
    /// <param name="subject">The record that it is about. Its system is the event's source.</param>
    /// <param name="data">Ids and codes; null for none.</param>
    /// <exception cref="ArgumentException">The type is no name, the id is empty or too long, or there is too much data.</exception>
    public CanonicalEvent(string id, string type, EntityRef subject, ImmutableSortedDictionary<string, string>? data = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (id.Length > 100)
        {
            throw new ArgumentException("The id of an event is at most 100 characters long: use a digest.", nameof(id));
        }

        EnsureType(type);
        Id = id;
        Type = type;
        Subject = subject;
        Data = data ?? NoData;
        EnsureSmall(Data);
    }

    /// <summary>No data.</summary>
    public static ImmutableSortedDictionary<string, string> NoData { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The same however often the event is published.</summary>
    public string Id { get; }

    /// <summary>What came about.</summary>
    public string Type { get; }

    /// <summary>The record that it is about.</summary>
    public EntityRef Subject { get; }

    /// <summary>Ids and codes; may be empty.</summary>
    public ImmutableSortedDictionary<string, string> Data { get; }

    /// <summary>The W3C <c>traceparent</c> of the work in which it came about; null if nothing is traced.</summary>
    public string? Trace { get; init; }

    internal static void EnsureType(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Length > 100 || !TypeName().IsMatch(type))
        {
            throw new ArgumentException(
                $"'{type}' is no type of an event: use lower-case words joined by dots, for example 'acme.order.picked'.", nameof(type));
        }
    }

    internal static void EnsureSmall(ImmutableSortedDictionary<string, string> data, int max = MaxDataLength)
    {
        ArgumentNullException.ThrowIfNull(data);
        var length = data.Sum(item => item.Key.Length + item.Value.Length);
        if (length > max)
        {
            throw new ArgumentException(
                $"The data of an event is {length} characters long, {max} are allowed: name what consumers can ask for, do not carry it.",
                nameof(data));
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();
}
