using System.Text.Json;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>One change to a list of linked records (One2many or Many2many), in Odoo's numbering.</summary>
public sealed class OdooLinkCommand
{
    private readonly Action<Utf8JsonWriter> _write;

    private OdooLinkCommand(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Adds a new record (<c>[0, 0, values]</c>).</summary>
    public static OdooLinkCommand Create(OdooValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(json => WriteTriple(json, 0, 0, values.Write));
    }

    /// <summary>Changes a linked record (<c>[1, id, values]</c>).</summary>
    public static OdooLinkCommand Update(long id, OdooValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(json => WriteTriple(json, 1, id, values.Write));
    }

    /// <summary>Deletes a linked record (<c>[2, id]</c>).</summary>
    public static OdooLinkCommand Delete(long id) => new(json => WriteTriple(json, 2, id, null));

    /// <summary>Links exactly these records (<c>[6, 0, ids]</c>).</summary>
    public static OdooLinkCommand Replace(params IReadOnlyCollection<long> ids) =>
        new(json => WriteTriple(json, 6, 0, OdooValue.From(ids).Write));

    internal void Write(Utf8JsonWriter json) => _write(json);

    private static void WriteTriple(Utf8JsonWriter json, int command, long id, Action<Utf8JsonWriter>? argument)
    {
        json.WriteStartArray();
        json.WriteNumberValue(command);
        json.WriteNumberValue(id);
        argument?.Invoke(json);
        json.WriteEndArray();
    }
}
