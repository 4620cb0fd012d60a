using NodaTime;
using NodaTime.Text;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>When a record was last written, as a revision. It is null in Tryton until the first write.</summary>
internal static class TrytonStamps
{
    public static Instant Of(Instant? created, Instant? written) => written ?? created ?? Instant.MinValue;

    public static Revision Revision(Instant? created, Instant? written) => new(InstantPattern.ExtendedIso.Format(Of(created, written)));
}
