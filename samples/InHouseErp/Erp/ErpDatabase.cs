using System.Reflection;
using Microsoft.Data.Sqlite;

namespace InHouseErp.Erp;

/// <summary>The ERP's database. The rules of the ERP stand in its schema: they hold for the connector as for everybody else.</summary>
public static class ErpDatabase
{
    /// <summary>Makes an empty ERP in a new file.</summary>
    /// <param name="path">The file, which must not be there yet.</param>
    /// <param name="installation">What tells this ERP from a copy of it.</param>
    /// <returns>The connection string.</returns>
    public static string Create(string path, string installation)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        using var connection = new SqliteConnection(text);
        connection.Open();
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("InHouseErp.schema.sql")
            ?? throw new InvalidOperationException("The schema is not in the assembly."));
        using var schema = connection.CreateCommand();
        schema.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + reader.ReadToEnd();
        schema.ExecuteNonQuery();
        using var id = connection.CreateCommand();
        id.CommandText = "INSERT INTO installation (id) VALUES ($id)";
        id.Parameters.AddWithValue("$id", installation);
        id.ExecuteNonQuery();
        return text;
    }
}
