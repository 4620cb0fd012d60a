using System.Text.Json;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>Dates in the shop's own time, cut to the second.</summary>
internal sealed class SettableLocalDateConverter : SettableConverter<LocalDateTime?>
{
    protected override LocalDateTime? ReadValue(ref Utf8JsonReader reader) => WooLocalDateConverter.ReadLocal(ref reader);

    protected override void WriteValue(Utf8JsonWriter writer, LocalDateTime? value) => writer.WriteStringValue(WooDates.Format(value!.Value.InUtc().ToInstant()));
}
