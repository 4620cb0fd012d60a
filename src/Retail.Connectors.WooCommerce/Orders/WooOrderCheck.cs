using System.Globalization;
using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Collects all that is wrong with an order while it is mapped, so that it is reported once.</summary>
internal sealed class WooOrderCheck(WooOrder order)
{
    private readonly List<string> _wrong = [];

    public long Id()
    {
        if (order.Id <= 0)
        {
            _wrong.Add("id is missing");
        }

        return order.Id;
    }

    public CurrencyCode Currency()
    {
        if (order.Currency.Length == 3 && order.Currency.All(char.IsAsciiLetterUpper))
        {
            return new CurrencyCode(order.Currency);
        }

        _wrong.Add($"currency '{order.Currency}' is no ISO 4217 code");
        return default;
    }

    public decimal Amount(decimal? value, string field)
    {
        if (value is null)
        {
            _wrong.Add($"{field} is missing");
        }

        return value ?? 0m;
    }

    public Instant Required(Instant? value, string field)
    {
        if (value is null)
        {
            _wrong.Add($"{field} is missing");
        }

        return value ?? default;
    }

    public string Required(string value, string field)
    {
        if (value.Length == 0)
        {
            _wrong.Add($"{field} is missing");
        }

        return value;
    }

    public void ThrowIfWrong(SystemName system)
    {
        if (_wrong.Count > 0)
        {
            throw new ConnectorException(ConnectorErrorKind.Contract, system,
                string.Create(CultureInfo.InvariantCulture, $"Order {order.Id} of {system} cannot be understood: {string.Join("; ", _wrong)}."))
            {
                Code = "unmappable-order",
            };
        }
    }
}
