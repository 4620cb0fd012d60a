using System.Security.Cryptography;
using System.Text.Json;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>Digests of what was read. The time of writing alone is none: it has whole seconds.</summary>
internal static class Revisions
{
    public static Revision Of<TRecord>(TRecord record, params IEnumerable<string> parts)
        where TRecord : class, IOdooRecord<TRecord>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(record, TRecord.JsonType));
        foreach (var part in parts)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return new Revision(Convert.ToHexStringLower(hash.GetHashAndReset())[..24]);
    }

    /// <summary>A further record as a part of a digest.</summary>
    public static string Part<TRecord>(TRecord record)
        where TRecord : class, IOdooRecord<TRecord> => JsonSerializer.Serialize(record, TRecord.JsonType);
}
