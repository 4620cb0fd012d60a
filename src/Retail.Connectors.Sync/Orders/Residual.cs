namespace Retail.Connectors.Sync.Orders;

/// <summary>Shares what rounding left over, so that no part carries more than it has room for.</summary>
internal static class Residual
{
    /// <param name="units">How many minor units, with their sign.</param>
    /// <param name="room">How many each part may carry at most.</param>
    /// <returns>One number for each part; together they are the whole. What there is no room for goes to the first part.</returns>
    public static decimal[] Share(decimal units, IReadOnlyList<decimal> room)
    {
        var sign = Math.Sign(units);
        var left = Math.Abs(units);
        var total = room.Sum();
        var parts = new decimal[room.Count];
        for (var i = 0; i < parts.Length && total > 0; i++)
        {
            parts[i] = Math.Min(room[i], decimal.Floor(Math.Abs(units) * room[i] / total));
            left -= parts[i];
        }

        for (var i = 0; i < parts.Length && left > 0; i++)
        {
            var more = Math.Min(left, room[i] - parts[i]);
            parts[i] += more;
            left -= more;
        }

        parts[0] += left;
        return Array.ConvertAll(parts, part => part * sign);
    }
}
