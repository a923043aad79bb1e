"""What may become of an introduction, who may say so, and what follows by itself."""
