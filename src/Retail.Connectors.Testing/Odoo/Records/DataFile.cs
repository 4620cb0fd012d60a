namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>Reads the tables that travel inside the assembly: tab-separated, one header line.</summary>
internal static class DataFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"Odoo.Data.{name}.tsv")
            ?? throw new InvalidOperationException($"The table '{name}' is not embedded; mend the EmbeddedResource item of the project.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split('\t');
            }
        }
    }
}
