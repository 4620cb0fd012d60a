using NodaTime;

namespace Retail.Connectors.Changes;

/// <summary>A record as it was read.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
/// <param name="Ref">Which record.</param>
/// <param name="Revision">The system's mark of the state that was read.</param>
/// <param name="Value">The record.</param>
/// <param name="ReadAt">When the read began.</param>
public sealed record Observed<T>(EntityRef Ref, Revision Revision, T Value, Instant ReadAt)
    where T : class;
