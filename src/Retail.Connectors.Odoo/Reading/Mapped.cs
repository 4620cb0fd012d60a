namespace Retail.Connectors.Odoo.Reading;

/// <summary>A record and what became of it.</summary>
/// <typeparam name="T">The canonical type.</typeparam>
/// <param name="Ref">Which record.</param>
/// <param name="Revision">A digest of its content: two writes within a second have one <c>write_date</c>.</param>
/// <param name="Value">The canonical record; null for a mere hint.</param>
/// <param name="Error">Why it cannot be understood; null if it can.</param>
internal sealed record Mapped<T>(EntityRef Ref, Revision Revision, T? Value, string? Error = null)
    where T : class;
