namespace Retail.Connectors.Testing.Tryton;

/// <summary>A company in a simulated Tryton database.</summary>
/// <param name="Id">The id in <c>company.company</c>; companies count from 1 without a gap.</param>
/// <param name="Name">The name of its party.</param>
/// <param name="Currency">ISO 4217 code of its currency, one of those the simulator knows.</param>
public sealed record TrytonCompany(long Id, string Name, string Currency)
{
    /// <summary>The time zone, as IANA names it; <c>Europe/Berlin</c> by default. It does not move the simulator's dates, which are those of UTC.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";
}
