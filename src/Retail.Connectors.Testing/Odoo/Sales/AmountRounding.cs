namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>Rounds to a currency's smallest unit, half away from zero, as the server does on doubles.</summary>
internal static class AmountRounding
{
    // The server adds this share of the amount before it rounds, so that 2.2249999999999996 counts as 2.225.
    private const decimal Epsilon = 8.8817841970012523E-16m;

    public static decimal Round(decimal amount, decimal unit)
    {
        var units = amount / unit;
        return Math.Round(units + (units * Epsilon), 0, MidpointRounding.AwayFromZero) * unit;
    }

    /// <summary>The number of digits after the point: 2 for a unit of 0.01.</summary>
    public static int Digits(decimal unit)
    {
        var digits = 0;
        for (var rest = unit; rest > 0 && rest < 1; rest *= 10)
        {
            digits++;
        }

        return digits;
    }
}
