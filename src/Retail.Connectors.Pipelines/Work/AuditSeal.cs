using System.Globalization;
using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>
/// Chains audit rows, for those who write a store: each seal covers its row, the row's place and the seal before it, so
/// that a row that is changed, removed or moved breaks all that follow.
/// </summary>
public static class AuditSeal
{
    /// <summary>The seal before the first row.</summary>
    public static string Start => string.Empty;

    /// <summary>The seal of a row.</summary>
    /// <param name="previous">The seal of the row before; <see cref="Start"/> for the first.</param>
    /// <param name="sequence">The row's place, which rises from row to row.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="entry">What stands in it.</param>
    public static string Next(string previous, long sequence, Instant at, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var digest = new DigestBuilder();
        return digest
            .Add("previous", previous)
            .Add("sequence", sequence.ToString(CultureInfo.InvariantCulture))
            .Add("at", at.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture))
            .Add("subject", entry.Subject)
            .Add("action", entry.Action)
            .Add("actor", entry.Actor)
            .Add("note", entry.Note)
            .Build().Value;
    }
}
