namespace Retail.Connectors.Simulation.Cents;

/// <summary>A tax rate of a market.</summary>
/// <param name="Class">The tax class.</param>
/// <param name="Percent">As WooCommerce writes it.</param>
/// <param name="IsCompound">Charged on the simple taxes as well.</param>
/// <param name="IsOnShipping">Charged on shipping as well.</param>
internal sealed record MoneyRate(string Class, string Percent, bool IsCompound = false, bool IsOnShipping = true);
