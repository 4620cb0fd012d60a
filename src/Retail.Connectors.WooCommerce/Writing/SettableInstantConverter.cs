using System.Text.Json;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Moments, cut to the second, in UTC.</summary>
internal sealed class SettableInstantConverter : SettableConverter<Instant?>
{
    protected override Instant? ReadValue(ref Utf8JsonReader reader) => WooLocalDateConverter.ReadLocal(ref reader)?.InUtc().ToInstant();

    protected override void WriteValue(Utf8JsonWriter writer, Instant? value) => writer.WriteStringValue(WooDates.Format(value!.Value));
}
