namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>
/// How far a list, ordered by id, was read. Each slice begins with the last record of the one before: if that record
/// is not there, records before it went away and others moved up unseen, so the reading steps back.
/// </summary>
/// <remarks>
/// With that, every record that belongs to the list all the while is read, whatever comes and goes meanwhile. The
/// count of the shop alone would not tell: one record gone and one new leave it unchanged.
/// </remarks>
/// <param name="Offset">Records of the list before the slice.</param>
/// <param name="LastId">The highest id read; 0 at the beginning.</param>
/// <param name="Total">The shop's count with the slice before; null if not known.</param>
/// <param name="Short">The slice before held fewer records than the shop counts: it leaves out what it cannot load.</param>
internal readonly record struct WooPosition(int Offset, long LastId, int? Total, bool Short)
{
    /// <summary>Where to read next.</summary>
    /// <param name="ids">The slice's ids, ascending.</param>
    /// <param name="perPage">How many were asked for; at least 2.</param>
    /// <param name="total">The shop's count with this slice; null if not sent.</param>
    public WooStep After(IReadOnlyList<long> ids, int perPage, int? total)
    {
        var joins = Offset == 0 || (ids.Count > 0 && ids[0] <= LastId) || (Short && total == Total);
        if (!joins)
        {
            return new WooStep(this with { Offset = Math.Max(0, Offset - perPage + 1), Total = total, Short = false }, Joins: false, IsLast: false);
        }

        var end = Offset + perPage;
        var last = ids.Count == 0 ? LastId : Math.Max(LastId, ids[^1]);
        var isLast = total is { } count ? end >= count : ids.Count < perPage;
        var isShort = ids.Count < Math.Min(perPage, (total ?? int.MaxValue) - Offset);
        return new WooStep(new WooPosition(end - 1, last, total, isShort), Joins: true, isLast);
    }
}
