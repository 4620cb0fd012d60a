using Microsoft.Data.Sqlite;

namespace Retail.Connectors.RabbitMq.Tests;

/// <summary>A database file that hosts share.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retail-bus-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "retail.db");

    /// <summary>All events that were ever stored: id and subject, in order.</summary>
    public List<(string Id, string Subject)> Events()
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, subject FROM outbox ORDER BY seq";
        using var rows = command.ExecuteReader();
        var events = new List<(string, string)>();
        while (rows.Read())
        {
            events.Add((rows.GetString(0), rows.GetString(1)));
        }

        return events;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
